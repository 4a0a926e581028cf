import { paraglideVitePlugin } from "@inlang/paraglide-js";
import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { bankPlugin } from "./src/compiler/vite-plugin.ts";
import { webManifest } from "./src/client/web-manifest.ts";

export default defineConfig({
  root: "src/client",
  publicDir: "../../public",
  // Relative, so that one build works at a domain's root and below any path of a static host.
  base: "./",
  build: { outDir: "../../dist", emptyOutDir: true, target: "es2023", cssTarget: "chrome123" },
  server: { host: "127.0.0.1" },
  plugins: [
    react(),
    paraglideVitePlugin({
      project: "./src/client/messages/project.inlang",
      outdir: "./src/client/messages/compiled",
      strategy: ["globalVariable", "baseLocale"],
      emitReadme: false,
      emitPrettierIgnore: false,
    }),
    bankPlugin(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "../service-worker",
      filename: "service-worker.ts",
      registerType: "prompt",
      injectRegister: false,
      manifest: webManifest,
      injectManifest: { globPatterns: ["**/*.{html,js,css,svg,png,json}"], rollupFormat: "iife" },
    }),
  ],
  test: {
    root: ".",
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/end-to-end/**"],
    environment: "node",
  },
});
