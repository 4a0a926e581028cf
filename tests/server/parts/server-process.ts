import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Send } from "./device.ts";

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly port: number;
  readonly send: Send;
  /** What it said on both streams. */
  readonly lines: string[];
  kill(signal: NodeJS.Signals): Promise<void>;
}

const running = new Set<ServerProcess>();

/** Whatever a failed test has left behind. */
export async function killServers(): Promise<void> {
  for (const server of running) await server.kill("SIGKILL");
}

/** Limits that no test meets unless it means to. */
const NO_LIMITS = Object.fromEntries(
  ["REQUESTS_PER_MINUTE", "REQUESTS_PER_MINUTE_IN_ALL", "ACCOUNTS_PER_HOUR", "ACCOUNTS_PER_HOUR_IN_ALL"].map((name) => [
    name,
    "999999999",
  ]),
);

/** Node's flags of `npm start`: what is measured or tested runs with them, too. */
export function startFlags(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { start: string } };
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
}

/** The real server, `src/server/main.ts` or another script that prints its address, in a process of its own. */
export async function startServer(
  environment: Readonly<Record<string, string>>,
  script = "src/server/main.ts",
  wrapper: readonly string[] = [],
): Promise<ServerProcess> {
  const [program = process.execPath, ...parameters] = [...wrapper, process.execPath, ...startFlags(), resolve(script)];
  const child = spawn(program, parameters, {
    env: { PATH: process.env["PATH"], PORT: "0", SYNC_ONLY: "1", ...NO_LIMITS, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  createInterface(child.stderr).on("line", (line) => lines.push(line));
  const output = createInterface(child.stdout).on("line", (line) => lines.push(line));
  const ended = once(child, "exit");
  await Promise.race([once(output, "line"), ended]);
  const port = Number(/:(\d+)\//.exec(lines.join("\n"))?.[1]);
  if (!(port > 0)) throw new Error(`The server did not start: ${lines.join("\n")}`);
  const server: ServerProcess = {
    child,
    port,
    lines,
    send: (path, init) => {
      // `fetch` counts the bytes itself and refuses to be told.
      const { "content-length": _, ...headers } = (init.headers ?? {}) as Record<string, string>;
      return fetch(`http://127.0.0.1:${port}${path}`, { ...init, headers });
    },
    kill: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await ended;
      running.delete(server);
    },
  };
  running.add(server);
  return server;
}
