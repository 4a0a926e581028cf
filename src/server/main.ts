import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";

const DEFAULT_PORT = 8080;

const port = Number(process.env["PORT"] ?? DEFAULT_PORT);
const hostname = process.env["HOST"] ?? "127.0.0.1";

const server = serve({ fetch: createApp("dist").fetch, port, hostname }, (address) => {
  console.log(`のぼる: http://${hostname === "127.0.0.1" ? "localhost" : hostname}:${address.port}/`);
});

server.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EADDRINUSE") throw error;
  console.error(`ポート ${port} は使われています。PORT=8081 npm start のように、別の番号を指定してください。`);
  process.exitCode = 1;
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.close());
