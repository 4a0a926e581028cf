import { resolve, sep } from "node:path";
import type { Plugin, ViteDevServer } from "vite";
import type { BankServer } from "./dev/bank-server.ts";
import { createBankServer } from "./dev/bank-server.ts";
import { printFinding } from "./message.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const SETTLE_MILLIS = 80; // an editor saves in several steps; a person notices nothing below 100 ms

/**
 * In development the app reads the bank straight from its YAML, drafts included. A saved file reaches the page as
 * the event `noboru:bank` {bankId, itemIds}; an error reaches it as Vite's overlay, until it is mended.
 */
export function bankPlugin(project = PROJECT): Plugin {
  return {
    name: "noboru:bank",
    apply: "serve",
    configureServer(server) {
      // Compiled at the first request, so that a test run that only borrows this configuration pays nothing.
      let started: BankServer | null = null;
      server.middlewares.use("/bank", (request, response, next) => {
        started ??= start(server, project);
        const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
        const text = started.read(path);
        if (text === null) return next();
        response.setHeader("content-type", "application/json; charset=utf-8");
        response.setHeader("cache-control", "no-store");
        response.end(text);
      });
    },
  };
}

function start(server: ViteDevServer, project: string): BankServer {
  const banks = createBankServer(project);
  const root = resolve(project, "question-bank");
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let wasBroken = false;

  function showErrors(): void {
    const [first, ...rest] = banks.errors();
    if (first !== undefined) {
      const more = rest.length === 0 ? "" : `\n\n(ほかに ${rest.length} 件のエラーがあります)`;
      server.ws.send({
        type: "error",
        err: {
          message: printFinding(first) + more,
          stack: "",
          plugin: "noboru:bank",
          id: resolve(project, first.file),
          loc: { file: resolve(project, first.file), line: first.line, column: first.column },
        },
      });
    } else if (wasBroken) server.ws.send({ type: "update", updates: [] }); // an update without modules closes the overlay
    wasBroken = first !== undefined;
  }

  function settle(): void {
    for (const bankId of changed)
      server.ws.send({ type: "custom", event: "noboru:bank", data: banks.recompile(bankId) });
    changed.clear();
    showErrors();
  }

  server.watcher.add(root);
  server.watcher.on("all", (_event, path) => {
    if (!path.startsWith(root + sep) || !/\.ya?ml$/.test(path)) return;
    const [bankId] = path.slice(root.length + 1).split(sep);
    if (bankId !== undefined) changed.add(bankId);
    clearTimeout(timer);
    timer = setTimeout(settle, SETTLE_MILLIS);
  });
  server.ws.on("connection", showErrors);
  showErrors();
  return banks;
}
