import pg from "pg";
import type { AccountReader, AccountWriter, ChunkStore, StoredChunk, StoreObserver } from "./chunk-store.ts";
import { isUnanswered, withRetries } from "./postgres-retry.ts";
import { POSTGRES_MIGRATIONS } from "./postgres-schema.ts";
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

const MAX_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MILLIS = 5_000;
const LOCK_TIMEOUT_MILLIS = 5_000;

/**
 * With synchronous replication and no standby a COMMIT waits past every timeout of the server; so the client has one of
 * its own. What it gave up on may be committed all the same: whoever asked will ask again.
 */
const ANSWER_TIMEOUT_MILLIS = 10_000;

/** A generic plan of an UPDATE locks every partition; plans made for the account at hand lock one. */
const SESSION_OPTIONS = `-c plan_cache_mode=force_custom_plan -c lock_timeout=${LOCK_TIMEOUT_MILLIS} -c idle_in_transaction_session_timeout=30000`;

/** Any number, the same in every process: only one of them migrates at a time. */
const MIGRATION_LOCK = 7_620_418;

export interface PostgresOptions {
  readonly pool: pg.Pool;
  /** Hash partitions to make new tables with; 0 for plain tables. Tables that are there stay as they are. */
  readonly partitions: number;
  readonly observer: StoreObserver;
}

export function createPostgresPool(connectionString: string, answerTimeoutMillis = ANSWER_TIMEOUT_MILLIS): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MILLIS,
    query_timeout: answerTimeoutMillis,
    options: SESSION_OPTIONS,
    keepAlive: true,
  });
  // A connection that breaks fails its statement, or is replaced at the next; without listeners it ends the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** Each write is one transaction that locks its account's row first, so a chain grows by one writer at a time. */
export async function createPostgresStore({ pool, partitions, observer }: PostgresOptions): Promise<ChunkStore> {
  const retries = { retried: observer.retried, random: Math.random };
  const transact = <Result>(begin: string, work: (client: pg.PoolClient) => Promise<Result>) =>
    withRetries(retries, () => inTransaction(pool, begin, work));
  await withRetries(retries, () => migrate(pool, partitions));

  return {
    read: (accountId, work) =>
      transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", (client) => work(createReader(client, accountId))),
    write: async (accountId, work) => {
      const result = await transact("BEGIN", (client) => work(createWriter(client, accountId)));
      observer.committed(1);
      return result;
    },
    isReady: async () => {
      await pool.query("SELECT 1");
      return true;
    },
    close: () => pool.end(),
  };
}

async function inTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A connection that owes an answer, or cannot even roll back, is not given back to the pool.
    if (isUnanswered(error)) broken = error as Error;
    else
      await client.query("ROLLBACK").catch((failure: Error) => {
        broken = failure;
      });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function migrate(pool: pg.Pool, partitions: number): Promise<void> {
  await inTransaction(pool, "BEGIN", async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await client.query("CREATE TABLE IF NOT EXISTS schema_versions (version integer PRIMARY KEY)");
    const { rows } = await client.query<{ version: number }>(
      "SELECT count(*)::integer AS version FROM schema_versions",
    );
    const version = rows[0]?.version ?? 0;
    if (version > POSTGRES_MIGRATIONS.length) {
      throw new Error(`The database has version ${version}; this server knows ${POSTGRES_MIGRATIONS.length}`);
    }
    for (const [index, statements] of POSTGRES_MIGRATIONS.entries()) {
      if (index < version) continue;
      for (const statement of statements(partitions)) await client.query(statement);
      await client.query("INSERT INTO schema_versions (version) VALUES ($1)", [index + 1]);
    }
  });
}

function createReader(client: pg.PoolClient, accountId: Uint8Array, accountSuffix = ""): AccountReader {
  const ask = async <Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    (await client.query<Row>({ name, text, values: [accountId, ...values] })).rows;

  return {
    account: async () => {
      const text = `SELECT ${ACCOUNT_COLUMNS} FROM accounts WHERE account_id = $1${accountSuffix}`;
      const [row] = await ask<AccountRow & pg.QueryResultRow>(`account${accountSuffix}`, text, []);
      return row === undefined ? null : rowToAccount(row);
    },
    headAt: async (seq) => {
      const text = "SELECT head FROM chunks WHERE account_id = $1 AND seq = $2";
      return (await ask<{ head: Uint8Array }>("headAt", text, [seq]))[0]?.head ?? null;
    },
    outlinesAfter: async (seq, limit) => {
      const text = `SELECT ${OUTLINE_COLUMNS} FROM chunks WHERE account_id = $1 AND seq > $2 ORDER BY seq LIMIT $3`;
      return (await ask<OutlineRow & pg.QueryResultRow>("outlinesAfter", text, [seq, limit])).map(rowToOutline);
    },
    outlinesOf: async (ids) => {
      const text = `SELECT ${OUTLINE_COLUMNS} FROM chunks WHERE account_id = $1 AND chunk_id = ANY($2::bytea[])`;
      return (await ask<OutlineRow & pg.QueryResultRow>("outlinesOf", text, [ids])).map(rowToOutline);
    },
    bytesOf: async (seqs) => {
      const text = `SELECT seq, bytes FROM chunks
        WHERE account_id = $1 AND seq = ANY($2::integer[]) AND bytes IS NOT NULL`;
      const rows = await ask<{ seq: number; bytes: Uint8Array }>("bytesOf", text, [seqs]);
      return new Map(rows.map(({ seq, bytes }) => [seq, bytes]));
    },
  };
}

function createWriter(client: pg.PoolClient, accountId: Uint8Array): AccountWriter {
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values: [accountId, ...values] });

  return {
    ...createReader(client, accountId, " FOR UPDATE"),
    create: async ({ authHash, deleteHash, seq, head, bytesUsed, createdDay, deletedDay }) => {
      const text = `INSERT INTO accounts (account_id, ${ACCOUNT_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
      await run("create", text, [authHash, deleteHash, seq, head, bytesUsed, createdDay, deletedDay]);
    },
    update: async (before, { seq, head, bytesUsed, deletedDay }) => {
      const text = `UPDATE accounts SET seq = $2, head = $3, bytes_used = $4, deleted_day = $5
        WHERE account_id = $1 AND seq = $6 AND head = $7`;
      const { rowCount } = await run("update", text, [seq, head, bytesUsed, deletedDay, before.seq, before.head]);
      if (rowCount !== 1) throw new Error(`Inconsistent: an account was not at seq ${before.seq} under its lock`);
    },
    append: (chunks) => append(client, accountId, chunks),
    drop: async (seqs) => {
      await run("drop", "UPDATE chunks SET bytes = NULL WHERE account_id = $1 AND seq = ANY($2::integer[])", [seqs]);
    },
    claimsOf: async (packId) => {
      const text = `SELECT ${CLAIM_COLUMNS} FROM claims WHERE account_id = $1 AND pack_id = $2`;
      return (await run("claimsOf", text, [packId])).rows.map((row: ClaimRow) => rowToClaim(packId, row));
    },
    putClaim: async ({ packId, deviceTag, chunkIds, createdDay }) => {
      const text = `INSERT INTO claims (account_id, pack_id, device_tag, chunk_ids, created_day)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, pack_id, device_tag)
        DO UPDATE SET chunk_ids = excluded.chunk_ids, created_day = excluded.created_day`;
      await run("putClaim", text, [packId, deviceTag, Buffer.concat(chunkIds), createdDay]);
    },
    removeClaims: async (packId) => {
      await run("removeClaims", "DELETE FROM claims WHERE account_id = $1 AND pack_id = $2", [packId]);
    },
    eraseChunks: async () => {
      await run("eraseChunks", "DELETE FROM chunks WHERE account_id = $1", []);
      await run("eraseClaims", "DELETE FROM claims WHERE account_id = $1", []);
    },
  };
}

const APPENDED_COLUMNS = 8;

async function append(client: pg.PoolClient, accountId: Uint8Array, chunks: readonly StoredChunk[]): Promise<void> {
  const rows = chunks.map((_, index) => {
    const first = 2 + index * APPENDED_COLUMNS;
    const places = Array.from({ length: APPENDED_COLUMNS }, (__, column) => `$${first + column}`);
    return `($1, ${places.join(", ")})`;
  });
  const values = chunks.flatMap(({ seq, id, digest, head, kind, bytes, createdDay }) => [
    ...[seq, id, digest, head, kind, bytes.length, createdDay, bytes],
  ]);
  const text = `INSERT INTO chunks (account_id, seq, chunk_id, sha256, head, kind, size_bytes, created_day, bytes)
    VALUES ${rows.join(", ")}`;
  // Named, and so parsed once, only in the shape that nearly every push has.
  const name = chunks.length === 1 ? { name: "appendOne" } : {};
  await client.query({ ...name, text, values: [accountId, ...values] });
}
