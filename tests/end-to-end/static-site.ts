import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { Site } from "./site.ts";

/** Serves the build below a path and knows nothing of the app, as a static host does. */
export async function openStaticSite(path: string): Promise<Site> {
  const app = new Hono();
  app.use(`${path}*`, serveStatic({ root: "dist", rewriteRequestPath: (full) => full.slice(path.length - 1) }));
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${path}`,
    stop: async () => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
  };
}
