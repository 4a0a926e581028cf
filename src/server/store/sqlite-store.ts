import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import {
  type AccountReader,
  type AccountWriter,
  type ChunkStore,
  type StoreObserver,
  StoreUnavailable,
} from "./chunk-store.ts";
import { createGroupCommit } from "./group-commit.ts";
import {
  ACCOUNT_COLUMNS,
  type AccountRow,
  CLAIM_COLUMNS,
  type ClaimRow,
  OUTLINE_COLUMNS,
  type OutlineRow,
  rowToAccount,
  rowToClaim,
  rowToOutline,
} from "./rows.ts";
import { SQLITE_MIGRATIONS } from "./sqlite-schema.ts";

/** How long a second process (a backup, a shell) may hold the file before a request fails; SQLite's own default is 0. */
const BUSY_TIMEOUT_MILLIS = 5_000;

/**
 * 16 MiB of log between two checkpoints. Each of them waits for the disk once more, in the middle of requests; of the
 * lengths from 2 to 64 MiB this one had the lowest p99 and the highest rate.
 */
const CHECKPOINT_PAGES = 4_096;

/** For each of two connections; what does not fit is still in the system's cache. */
const CACHE_KIBIBYTES = 4_096;

export interface SqliteOptions {
  /** The file; its folder is made when it is not there. */
  readonly path: string;
  /** False gives each write a transaction of its own; there for the benchmark that shows what the group is worth. */
  readonly hasGroupCommit?: boolean;
  readonly busyTimeoutMillis?: number;
  readonly observer: StoreObserver;
}

/**
 * Everything in one file, with `synchronous=FULL`: a commit is on the disk before it is answered. Writes of one tick
 * share a commit. Reads have a connection of their own and see only what is committed.
 */
export function createSqliteStore({
  path,
  hasGroupCommit = true,
  busyTimeoutMillis = BUSY_TIMEOUT_MILLIS,
  observer,
}: SqliteOptions): ChunkStore {
  mkdirSync(dirname(path), { recursive: true });
  const writing = openDatabase(path, busyTimeoutMillis);
  migrate(writing);
  const reading = openDatabase(path, busyTimeoutMillis);
  const readerFor = prepareReads(reading);
  const writerFor = prepareWrites(writing);
  const group = createGroupCommit({
    begin: () => writing.exec("BEGIN IMMEDIATE"),
    commit: () => writing.exec("COMMIT"),
    rollback: () => {
      if (writing.isTransaction) writing.exec("ROLLBACK");
    },
    maxWrites: hasGroupCommit ? Number.POSITIVE_INFINITY : 1,
    committed: (writes) => observer.committed(writes),
  });
  let lastRead: Promise<unknown> = Promise.resolve();

  return {
    // One after the other, because they share a connection and each has its own snapshot.
    read: (accountId, work) => {
      const result = lastRead.then(async () => {
        reading.exec("BEGIN");
        try {
          return await work(readerFor(accountId));
        } finally {
          reading.exec("COMMIT");
        }
      });
      lastRead = result.catch(() => {});
      return result.catch(rethrow);
    },
    write: (accountId, work) => group.run(() => work(writerFor(accountId))).catch(rethrow),
    isReady: async () => {
      reading.exec("SELECT 1");
      return true;
    },
    close: async () => {
      await group.settled();
      await lastRead;
      reading.close();
      writing.close();
    },
  };
}

function openDatabase(path: string, timeout: number): DatabaseSync {
  const database = new DatabaseSync(path, { timeout });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
    PRAGMA journal_size_limit = ${CHECKPOINT_PAGES * 4096};
    PRAGMA cache_size = -${CACHE_KIBIBYTES};
    PRAGMA secure_delete = ON;
  `);
  return database;
}

function migrate(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    const { user_version: version } = database.prepare("PRAGMA user_version").get() as { user_version: number };
    if (version > SQLITE_MIGRATIONS.length) {
      throw new Error(`The database has version ${version}; this server knows ${SQLITE_MIGRATIONS.length}`);
    }
    for (const migration of SQLITE_MIGRATIONS.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${SQLITE_MIGRATIONS.length}`);
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function prepareReads(database: DatabaseSync): (accountId: Uint8Array) => AccountReader {
  const account = database.prepare(`SELECT ${ACCOUNT_COLUMNS} FROM accounts WHERE account_id = ?`);
  const head = database.prepare("SELECT head FROM chunks WHERE account_id = ? AND seq = ?");
  const after = database.prepare(
    `SELECT ${OUTLINE_COLUMNS} FROM chunks WHERE account_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const byId = database.prepare(`SELECT ${OUTLINE_COLUMNS} FROM chunks WHERE account_id = ? AND chunk_id = ?`);
  const bytes = database.prepare("SELECT bytes FROM chunks WHERE account_id = ? AND seq = ?");

  return (accountId) => ({
    account: async () => {
      const row = account.get(accountId) as AccountRow | undefined;
      return row === undefined ? null : rowToAccount(row);
    },
    headAt: async (seq) => (head.get(accountId, seq) as { head: Uint8Array } | undefined)?.head ?? null,
    outlinesAfter: async (seq, limit) =>
      (after.all(accountId, seq, limit) as unknown as OutlineRow[]).map(rowToOutline),
    outlinesOf: async (ids) =>
      ids.flatMap((id) => {
        const row = byId.get(accountId, id) as OutlineRow | undefined;
        return row === undefined ? [] : [rowToOutline(row)];
      }),
    bytesOf: async (seqs) => {
      const found = seqs.map(
        (seq) => [seq, (bytes.get(accountId, seq) as { bytes: Uint8Array | null })?.bytes] as const,
      );
      return new Map(found.filter((pair): pair is [number, Uint8Array] => pair[1] instanceof Uint8Array));
    },
  });
}

function prepareWrites(database: DatabaseSync): (accountId: Uint8Array) => AccountWriter {
  const readerFor = prepareReads(database);
  const create = database.prepare(
    `INSERT INTO accounts (account_id, ${ACCOUNT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = database.prepare(
    "UPDATE accounts SET seq = ?, head = ?, bytes_used = ?, deleted_day = ? WHERE account_id = ? AND seq = ?",
  );
  const append = database.prepare(
    `INSERT INTO chunks (account_id, seq, chunk_id, sha256, head, kind, size_bytes, created_day, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const drop = database.prepare("UPDATE chunks SET bytes = NULL WHERE account_id = ? AND seq = ?");
  const claims = database.prepare(`SELECT ${CLAIM_COLUMNS} FROM claims WHERE account_id = ? AND pack_id = ?`);
  const putClaim = database.prepare(
    `INSERT INTO claims (account_id, pack_id, device_tag, chunk_ids, created_day) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET chunk_ids = excluded.chunk_ids, created_day = excluded.created_day`,
  );
  const removeClaims = database.prepare("DELETE FROM claims WHERE account_id = ? AND pack_id = ?");
  const erase = ["chunks", "claims"].map((table) => database.prepare(`DELETE FROM ${table} WHERE account_id = ?`));

  return (accountId) => ({
    ...readerFor(accountId),
    create: async ({ authHash, deleteHash, seq, head, bytesUsed, createdDay, deletedDay }) => {
      create.run(accountId, authHash, deleteHash, seq, head, bytesUsed, createdDay, deletedDay);
    },
    update: async (before, { seq, head, bytesUsed, deletedDay }) => {
      const { changes } = update.run(seq, head, bytesUsed, deletedDay, accountId, before.seq);
      if (changes !== 1) throw new Error(`Inconsistent: an account was not at seq ${before.seq} under its lock`);
    },
    append: async (chunks) => {
      for (const { seq, head, id, kind, digest, bytes, createdDay } of chunks) {
        append.run(accountId, seq, id, digest, head, kind, bytes.length, createdDay, bytes);
      }
    },
    drop: async (seqs) => {
      for (const seq of seqs) drop.run(accountId, seq);
    },
    claimsOf: async (packId) =>
      (claims.all(accountId, packId) as unknown as ClaimRow[]).map((row) => rowToClaim(packId, row)),
    putClaim: async ({ packId, deviceTag, chunkIds, createdDay }) => {
      const values: SQLInputValue[] = [accountId, packId, deviceTag, Buffer.concat(chunkIds), createdDay];
      putClaim.run(...values);
    },
    removeClaims: async (packId) => {
      removeClaims.run(accountId, packId);
    },
    eraseChunks: async () => {
      for (const statement of erase) statement.run(accountId);
    },
  });
}

/** Primary result codes of what SQLite cannot do now and may do later: BUSY, LOCKED, IOERR, FULL, CANTOPEN. */
const PASSING = new Set([5, 6, 10, 13, 14]);

function rethrow(error: unknown): never {
  // An extended code carries the primary one in its lowest byte.
  const isPassing = error instanceof Error && "errcode" in error && PASSING.has(Number(error.errcode) & 0xff);
  if (isPassing) throw new StoreUnavailable(error.message, { cause: error });
  throw error;
}
