import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChunkStore, StoreObserver } from "../../../src/server/store/chunk-store.ts";
import { createPostgresPool, createPostgresStore } from "../../../src/server/store/postgres-store.ts";
import { createSqliteStore } from "../../../src/server/store/sqlite-store.ts";
import { type Cluster, createCluster, findPostgres, removeClusters } from "./postgres-cluster.ts";
import { killServers } from "./server-process.ts";
import { SILENT } from "./sync-site.ts";

export const HAS_POSTGRES = findPostgres() !== null;

/** A database that stores can be opened on, again and again, also two at once. */
export interface TestDatabase {
  readonly kind: "SQLite" | "PostgreSQL";
  /** For a server in a process of its own. */
  readonly environment: Readonly<Record<string, string>>;
  open(observer?: StoreObserver): Promise<ChunkStore>;
}

let shared: Promise<Cluster> | null = null;
let databases = 0;
const folders: string[] = [];

/** One cluster for all tests of a process; most of them want a database, not a server of their own. */
function sharedCluster(): Promise<Cluster> {
  shared ??= createCluster();
  return shared;
}

export function createSqliteDatabase(): TestDatabase & { readonly path: string; readonly folder: string } {
  const folder = createFolder();
  const path = join(folder, "sync.sqlite");
  return {
    kind: "SQLite",
    folder,
    path,
    environment: { DATA_FOLDER: folder },
    open: async (observer = SILENT) => createSqliteStore({ path, observer }),
  };
}

export async function createPostgresDatabase(
  partitions = 0,
): Promise<TestDatabase & { readonly url: string; readonly name: string; readonly cluster: Cluster }> {
  const cluster = await sharedCluster();
  databases += 1;
  const name = `test${process.pid}_${databases}`;
  const url = await cluster.createDatabase(name);
  return {
    kind: "PostgreSQL",
    name,
    url,
    cluster,
    environment: { DATABASE_URL: url },
    open: async (observer = SILENT) => createPostgresStore({ pool: createPostgresPool(url), partitions, observer }),
  };
}

/** A fresh database of each kind that can be had here. */
export async function createDatabases(): Promise<readonly TestDatabase[]> {
  return [createSqliteDatabase(), ...(HAS_POSTGRES ? [await createPostgresDatabase()] : [])];
}

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "noboru-sync-"));
  folders.push(folder);
  return folder;
}

/** Ends and removes every database and server that the tests of this process have made. */
export async function removeDatabases(): Promise<void> {
  await killServers();
  await removeClusters();
  shared = null;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
