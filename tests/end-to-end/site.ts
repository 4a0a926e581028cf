import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const SERVER = resolve("src/server/main.ts");

/** The built app at an address of its own. */
export interface Site {
  /** Ends in a slash. */
  readonly url: string;
  /** Takes it away, as a tunnel takes the signal. */
  stop(): Promise<void>;
}

/** Starts the product's own server. `home`: the folder in which `dist` lies. */
export async function openSite(home = "."): Promise<Site> {
  const child = spawn(process.execPath, [SERVER], {
    cwd: home,
    env: { ...process.env, PORT: "0", HOST: "127.0.0.1" },
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
