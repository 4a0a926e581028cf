import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const SERVER = resolve("src/server/main.ts");

/** The app on the product's own server, which a test can take away as a tunnel takes the signal. */
export interface Site {
  /** Ends in a slash. */
  readonly url: string;
  stop(): Promise<void>;
  /** At the same address again. */
  start(): Promise<void>;
}

/** `home`: the folder in which `dist` lies. */
export async function openSite(home = "."): Promise<Site> {
  let server = await startServer(home, 0);
  const { url } = server;
  return {
    url,
    stop: () => server.stop(),
    start: async () => {
      server = await startServer(home, Number(new URL(url).port));
    },
  };
}

async function startServer(home: string, port: number): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [SERVER], {
    cwd: home,
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url === undefined) continue;
    return {
      url,
      stop: async () => {
        // Not SIGTERM: the browser keeps its connections open, and a tunnel does not wait for them either.
        child.kill("SIGKILL");
        await closed;
      },
    };
  }
  throw new Error(`${SERVER} stopped before it printed its address`);
}
