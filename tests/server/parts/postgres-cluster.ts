import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { showProgram } from "../../programs.ts";

const PACKAGE = "postgresql";
const running = new Set<Cluster>();

/** Whatever a failed test has left behind. */
export async function removeClusters(): Promise<void> {
  for (const cluster of running) await cluster.remove();
}

const START_TRIES = 200;
const TRY_MILLIS = 50;

/** Folder of PostgreSQL's programs; null where there is none. */
export function findPostgres(): string | null {
  const places = globSync([
    "/usr/lib/postgresql/*/bin/postgres",
    "/opt/homebrew/opt/postgresql*/bin/postgres",
    "/usr/local/pgsql/bin/postgres",
  ]);
  return (
    places
      .sort()
      .at(-1)
      ?.replace(/\/postgres$/, "") ?? null
  );
}

/** Makes sure that there is PostgreSQL where that can be had; says on standard error what is left out where not. */
export async function installPostgres(run = showProgram): Promise<boolean> {
  if (findPostgres() !== null) return true;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    await run(["apt-get", "update", "--quiet"]);
    await run(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", PACKAGE]);
  }
  const isThere = findPostgres() !== null;
  if (!isThere) console.error(`No PostgreSQL was found, so its tests are skipped. Install ${PACKAGE}.`);
  return isThere;
}

export interface Cluster {
  readonly port: number;
  readonly folder: string;
  url(database?: string): string;
  /** A new, empty database; its URL. */
  createDatabase(name: string): Promise<string>;
  query<Row extends object>(text: string, database?: string): Promise<Row[]>;
  start(): Promise<void>;
  /** `crash`: as if the machine lost its power, but for what the system had not written yet. */
  stop(how: "fast" | "crash"): Promise<void>;
  /** A copy that follows this one, asynchronously unless this one waits for `name`. */
  createStandby(name: string): Promise<Cluster>;
  promote(): Promise<void>;
  remove(): Promise<void>;
}

/** A private PostgreSQL in a temporary folder on a free port of loopback. `settings`: lines of postgresql.conf. */
export async function createCluster(settings: readonly string[] = []): Promise<Cluster> {
  const folder = createFolder();
  runAsPostgres("initdb", [
    "--pgdata",
    folder,
    "--username",
    "noboru",
    "--auth",
    "trust",
    "--encoding",
    "UTF8",
    "--no-sync",
  ]);
  const cluster = await manage(folder, [
    ...["listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "max_connections = 60"],
    ...["shared_buffers = 32MB", "wal_level = replica", "max_wal_senders = 4", "hot_standby = on"],
    // The machine stays up: what the system holds for the disk outlives the process.
    ...["fsync = off", ...settings],
  ]);
  await cluster.start();
  return cluster;
}

async function manage(folder: string, settings: readonly string[]): Promise<Cluster> {
  const port = await freePort();
  appendFileSync(join(folder, "postgresql.conf"), `${[...settings, `port = ${port}`].join("\n")}\n`);
  let postmaster: ChildProcess | null = null;
  const url = (database = "postgres") => `postgres://noboru@127.0.0.1:${port}/${database}`;

  const cluster: Cluster = {
    port,
    folder,
    url,
    createDatabase: async (name) => {
      await cluster.query(`CREATE DATABASE "${name}"`);
      return url(name);
    },
    query: async (text, database) => {
      const client = new pg.Client({ connectionString: url(database) });
      client.on("error", () => {});
      await client.connect();
      try {
        return (await client.query(text)).rows;
      } finally {
        await client.end();
      }
    },
    start: async () => {
      postmaster = spawn(program("postgres"), ["-D", folder], { ...identity(), cwd: folder, stdio: "ignore" });
      for (let tries = 0; tries < START_TRIES; tries += 1) {
        try {
          await cluster.query("SELECT 1");
          return;
        } catch {
          await pause(TRY_MILLIS);
        }
      }
      throw new Error(`PostgreSQL in ${folder} did not start`);
    },
    stop: async (how) => {
      const child = postmaster;
      postmaster = null;
      if (child === null || child.exitCode !== null || child.signalCode !== null) return;
      child.kill(how === "crash" ? "SIGQUIT" : "SIGINT");
      await once(child, "exit");
    },
    createStandby: async (name) => {
      const standbyFolder = createFolder();
      const source = `host=127.0.0.1 port=${port} user=noboru application_name=${name}`;
      runAsPostgres("pg_basebackup", [
        "--pgdata",
        standbyFolder,
        "--write-recovery-conf",
        "--checkpoint=fast",
        "--no-sync",
        "--dbname",
        source,
      ]);
      const standby = await manage(standbyFolder, ["synchronous_standby_names = ''"]);
      await standby.start();
      return standby;
    },
    promote: async () => {
      await cluster.query("SELECT pg_promote(true)");
    },
    remove: async () => {
      await cluster.stop("crash");
      rmSync(folder, { recursive: true, force: true });
      running.delete(cluster);
    },
  };
  running.add(cluster);
  return cluster;
}

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "noboru-postgres-"));
  const { uid, gid } = identity();
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

function program(name: string): string {
  return join(findPostgres() ?? "", name);
}

function runAsPostgres(name: string, parameters: readonly string[]): void {
  execFileSync(program(name), parameters, { ...identity(), cwd: tmpdir(), stdio: ["ignore", "ignore", "pipe"] });
}

/** PostgreSQL refuses to run as root; its package makes a user for it. */
function identity(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
