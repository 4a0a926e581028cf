import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const SERVER = resolve("src/server/main.ts");

/** The built app at an address of its own. */
export interface Site {
  /** Ends in a slash. */
  readonly url: string;
  /** Takes it away, as a tunnel takes the signal. */
  stop(): Promise<void>;
}

/** A site with its sync server's database and log at hand. */
export interface OwnSite extends Site {
  readonly dataFolder: string;
  /** All that the server has said so far. */
  readonly output: () => string;
}

interface SiteOptions {
  readonly dataFolder?: string;
  /** The address of a site that was stopped, to come back at. */
  readonly port?: string;
}

/** Starts the product's own server. `home`: the folder in which `dist` lies. */
export async function openSite(home = ".", options: SiteOptions = {}): Promise<OwnSite> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), "noboru-site-"));
  const child = spawn(process.execPath, [SERVER], {
    cwd: home,
    env: { ...process.env, PORT: options.port ?? "0", HOST: "127.0.0.1", DATA_FOLDER: dataFolder, LOG: "requests" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  let output = "";
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    const [url] = /http:\S+/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.on("data", (bytes: Buffer) => {
      output += bytes.toString();
    });
    child.stdout.resume();
    return {
      url,
      dataFolder,
      output: () => output,
      stop: async () => {
        // Not SIGTERM: the browser keeps its connections open, and a tunnel does not wait for them either.
        child.kill("SIGKILL");
        await closed;
      },
    };
  }
  throw new Error(`${SERVER} stopped before it printed its address`);
}
