import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";

const DEFAULT_PORT = 8080;
const PORT_MAX = 65_535;

/** What is being sent may still arrive; then browsers are cut off, which would hold their connections for long. */
const GRACE_MILLIS = 1_000;

/** Why a port cannot be had, by the code of the fault. */
const REASONS: Readonly<Record<string, string>> = { EADDRINUSE: "は使われています", EACCES: "を使う権限がありません" };

const port = Number(process.env["PORT"] ?? DEFAULT_PORT);
const hostname = process.env["HOST"] ?? "127.0.0.1";

if (!(Number.isInteger(port) && port >= 0 && port <= PORT_MAX)) {
  console.error(`PORT=${process.env["PORT"]} は使えません。PORT=8081 npm start のように、番号を指定してください。`);
  process.exit(1);
}

const server = serve({ fetch: createApp("dist").fetch, port, hostname }, (address) => {
  console.log(`のぼる: http://${hostname === "127.0.0.1" ? "localhost" : hostname}:${address.port}/`);
});

server.on("error", (error: NodeJS.ErrnoException) => {
  const reason = REASONS[error.code ?? ""];
  if (reason === undefined) throw error;
  console.error(`ポート ${port} ${reason}。PORT=8081 npm start のように、別の番号を指定してください。`);
  process.exitCode = 1;
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    server.close();
    if ("closeAllConnections" in server) setTimeout(() => server.closeAllConnections(), GRACE_MILLIS).unref();
  });
}
