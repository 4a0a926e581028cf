import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { accountPath, FRAME_MEDIA_TYPE, KIND_PACK, listingPath } from "../../../src/schema/protocol.ts";
import { encodeCovers, encodeIds } from "../../../src/schema/protocol-frames.ts";
import { createPostgresPool, createPostgresStore } from "../../../src/server/store/postgres-store.ts";
import { createPostgresDatabase } from "../../server/parts/databases.ts";
import { createChunk, type Device, type TestAccount } from "../../server/parts/device.ts";
import { createSite, SILENT } from "../../server/parts/sync-site.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countLost, createHousehold } from "./fleet.ts";

const PARTITIONS = 8;

/** Partitions that this transaction has locked or touched so far, by the suffix of their names. */
const TOUCHED = `
  SELECT DISTINCT substring(relname FROM '^(?:accounts|chunks|claims)_(p\\d+)') AS part FROM (
    SELECT c.relname FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE l.pid = pg_backend_pid()
    UNION
    SELECT relname FROM pg_stat_xact_user_tables WHERE seq_scan + idx_scan + n_tup_ins + n_tup_upd + n_tup_del > 0
  ) AS names WHERE relname ~ '^(accounts|chunks|claims)_p\\d'`;

/** 18: whatever is asked about an account, the database touches one partition, and looks into no other to find it. */
export async function stayOnPartition({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 200 : 12;
  const { url } = await createPostgresDatabase();
  const watched = watchPool(createPostgresPool(url));
  const store = await createPostgresStore({ pool: watched.pool, partitions: PARTITIONS, observer: SILENT });
  const send = createSite(store);
  let [acked, lost] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const { account, devices } = createHousehold(send, 2);
    await askEverything(account, devices as [Device, Device]);
    const count = await countLost(send, { account, devices: [] });
    acked += count.acked + 4;
    lost += count.lost;
    await devices[0]?.deleteAccount();
  }
  const widest = Math.max(...watched.widths);
  const isRight = watched.widths.length > runs * 10 && watched.parts.size > 1 && widest === 1;
  const control = await countPartitions(url, "SELECT count(*) FROM chunks WHERE chunk_id = $1", [randomBytes(16)]);
  await store.close();
  return judge({ runs, faults: watched.widths.length, acked, lost: lost + (isRight ? 0 : 1) }, control > 1 ? 1 : 0);
}

/** Every statement that the store has. */
async function askEverything({ id }: TestAccount, [phone, tablet]: [Device, Device]): Promise<void> {
  const chunks = [phone.make(), phone.make(), phone.make(), phone.make(createChunk(50, KIND_PACK))];
  await phone.push(chunks.slice(0, 1));
  await phone.push(chunks);
  await phone.sync();
  await tablet.sync();
  await phone.ask(listingPath(id, 0));
  const post = async (action: "fetch" | "covers", body: Uint8Array) => {
    const headers = { "content-type": FRAME_MEDIA_TYPE, "content-length": String(body.length) };
    const answer = await phone.ask(accountPath(id, action), { method: "POST", headers, body: body as BodyInit });
    if (answer.status !== 200) throw new Error(`${action}: ${answer.status}`);
  };
  await post("fetch", encodeIds(chunks.map((chunk) => chunk.id)));
  const pack = chunks.at(-1) ?? createChunk();
  const packDigest = createHash("sha256").update(pack.bytes).digest();
  for (const deviceTag of [randomBytes(16), randomBytes(16)]) {
    const chunkIds = chunks.slice(0, 2).map((chunk) => chunk.id);
    await post("covers", encodeCovers({ packId: pack.id, packDigest, deviceTag, chunkIds }));
  }
}

/** Looks, after each statement of a transaction, at what the transaction has touched. */
function watchPool(pool: pg.Pool) {
  const widths: number[] = [];
  const parts = new Set<string>();
  const seen = new WeakSet<pg.PoolClient>();
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const watchedConnect = async () => {
    const client = await connect();
    if (seen.has(client)) return client;
    seen.add(client);
    const query = client.query.bind(client) as (...parameters: unknown[]) => Promise<pg.QueryResult>;
    const watchedQuery = async (...parameters: unknown[]) => {
      // The statistics hold what earlier transactions left to be written down, too; so that goes first.
      if (String(parameters[0]).startsWith("BEGIN")) await query("SELECT pg_stat_force_next_flush()");
      const result = await query(...parameters);
      // The store's own statements are objects; BEGIN, COMMIT and the migrations are texts.
      if (typeof parameters[0] === "object") {
        const touched = (await query(TOUCHED)).rows as { part: string }[];
        widths.push(touched.length);
        for (const { part } of touched) parts.add(part);
      }
      return result;
    };
    return Object.assign(client, { query: watchedQuery });
  };
  return { pool: Object.assign(pool, { connect: watchedConnect }), widths, parts };
}

async function countPartitions(url: string, text: string, values: unknown[]): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("SET plan_cache_mode = force_custom_plan");
  await client.query("BEGIN");
  await client.query(text, values);
  const { rows } = await client.query(TOUCHED);
  await client.end();
  return rows.length;
}
