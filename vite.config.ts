import { globSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { paraglideVitePlugin } from "@inlang/paraglide-js";
import { minify } from "@swc/core";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import packageJson from "./package.json" with { type: "json" };
import { webManifest } from "./src/client/web-manifest.ts";
import { precachedFiles } from "./src/compiler/pack/precached-files.ts";
import { bankPlugin } from "./src/compiler/vite-plugin.ts";

/** Design tokens that no style of ours names: the whole palette would be a third of the first style sheet. */
function unusedTokens(): string[] {
  const names = (file: string, pattern: RegExp) => readFileSync(file, "utf8").match(pattern) ?? [];
  const palette = names("node_modules/@digital-go-jp/design-tokens/dist/tokens.css", /--[\w-]+(?=:)/g);
  const used = new Set(globSync("src/client/**/*.css").flatMap((file) => names(file, /(?<=var\()--[\w-]+/g)));
  return palette.filter((name) => !used.has(name));
}

/** A second minifier before Vite's own: together they save 1.5 kB on the way to the first question. */
function minifyTwice(): Plugin {
  return {
    name: "noboru:minify-twice",
    apply: "build",
    renderChunk: async (code) => {
      const { code: smaller } = await minify(code, {
        module: true,
        ecma: 2020,
        compress: { passes: 2, toplevel: true },
        mangle: { toplevel: true },
      });
      return { code: smaller, map: null };
    },
  };
}

/**
 * Brotli beside each file that is named by its content: a tenth smaller than the gzip that a server makes while it
 * serves. The others may be replaced in place, and a copy left behind would be served instead.
 */
function precompress(): Plugin {
  let outDir = "";
  return {
    name: "noboru:precompress",
    apply: "build",
    enforce: "post",
    configResolved: (config) => {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: "post",
      sequential: true,
      handler: () => {
        for (const file of globSync(`${outDir}/{assets/*.{js,css},bank/*/*.json}`)) {
          writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
        }
      },
    },
  };
}

export default defineConfig({
  root: "src/client",
  publicDir: "../../public",
  // Relative, so that one build works at a domain's root and below any path of a static host.
  base: "./",
  build: {
    outDir: "../../dist",
    emptyOutDir: true,
    target: "es2023",
    cssTarget: "chrome123",
    // Lists of what lazy screens share would be a part of the first file; only their styles must come first.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, files) => files.filter((file) => file.endsWith(".css")),
    },
    // What the first question needs is one file: shared crumbs in files of their own cost 2 kB.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
  },
  // Dexie's entry hands out its ES5 build; its modern one is 4 kB smaller.
  // The shim is for React 17.
  resolve: {
    alias: { dexie: "dexie/dist/modern/dexie.mjs", "use-sync-external-store/shim/index.js": "react" },
  },
  define: {
    APP_VERSION: JSON.stringify(packageJson.version),
    SYNC_ORIGIN: JSON.stringify(process.env["SYNC_ORIGIN"] ?? ""),
  },
  server: { host: "127.0.0.1" },
  css: { transformer: "lightningcss", lightningcss: { unusedSymbols: unusedTokens() } },
  plugins: [
    react(),
    paraglideVitePlugin({
      project: `${import.meta.dirname}/src/client/messages/project.inlang`,
      outdir: `${import.meta.dirname}/src/client/messages/compiled`,
      strategy: ["globalVariable", "baseLocale"],
      // Leaves the server half of the runtime out.
      isServer: "false",
      emitReadme: false,
      emitPrettierIgnore: false,
    }),
    bankPlugin(),
    minifyTwice(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "../service-worker",
      filename: "service-worker.ts",
      registerType: "prompt",
      injectRegister: false,
      manifest: webManifest,
      injectManifest: {
        globPatterns: ["**/*.{html,js,css,svg,png,json}"],
        manifestTransforms: [(files) => ({ manifest: precachedFiles(files, "public") })],
        rollupFormat: "iife",
      },
    }),
    precompress(),
  ],
  test: {
    root: ".",
    include: ["tests/**/*.test.{ts,tsx}"],
    exclude: ["tests/end-to-end/**"],
    environment: "node",
    // On a busy machine properties over whole plans take longer than the usual five seconds.
    testTimeout: 30_000,
  },
});
