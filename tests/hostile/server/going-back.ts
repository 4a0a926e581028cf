import { execFileSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { ChunkStore } from "../../../src/server/store/chunk-store.ts";
import { createPostgresPool, createPostgresStore } from "../../../src/server/store/postgres-store.ts";
import {
  createPostgresDatabase,
  createSqliteDatabase,
  HAS_POSTGRES,
  type TestDatabase,
} from "../../server/parts/databases.ts";
import type { Device } from "../../server/parts/device.ts";
import { createCluster, findPostgres, pause } from "../../server/parts/postgres-cluster.ts";
import { createSite, SILENT } from "../../server/parts/sync-site.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { type Count, countLost, createHousehold, type Household, moveHousehold } from "./fleet.ts";

/*
 * A server that goes back in time: it was told of chunks, said that they are safe, and knows nothing of them. It gives
 * their numbers out again. The devices must notice, and between them bring everything back.
 */

/** 14: a standby that had not everything becomes the primary. */
export async function failOver({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 10 : 1;
  const total = createTotal();
  for (let run = 0; run < runs; run += 1) {
    const primary = await createCluster();
    const url = await primary.createDatabase("sync");
    const before = await openPostgres(url);
    const household = createHousehold(createSite(before), 2);
    await studyTogether(household);
    const standby = await primary.createStandby("standby");
    // What follows is acknowledged by the primary and never reaches the standby.
    await standby.query("ALTER SYSTEM SET primary_conninfo = ''");
    await standby.query("SELECT pg_reload_conf()");
    await waitUntil(async () => (await standby.query("SELECT FROM pg_stat_wal_receiver")).length === 0);
    await studyAlone(household, 0);
    await primary.stop("crash");
    await before.close();
    await standby.promote();
    const after = await openPostgres(standby.url("sync"));
    total.add(await goOn(household, after));
    await after.close();
    await Promise.all([primary.remove(), standby.remove()]);
  }
  return judge({ runs, faults: runs, ...total.count }, total.controlLost());
}

/** 15: a backup of an earlier hour is restored, as the server's README tells; the drill of that README. */
export async function restoreBackup({ isLong }: Scale): Promise<HostileResult> {
  const rounds = isLong ? 10 : 1;
  const drills = HAS_POSTGRES ? [restoreSqlite, restorePostgres] : [restoreSqlite];
  const total = createTotal();
  for (let round = 0; round < rounds; round += 1) for (const drill of drills) total.add(await drill());
  const runs = rounds * drills.length;
  return judge({ runs, faults: runs, ...total.count }, total.controlLost());
}

async function restoreSqlite(): Promise<Outcome> {
  const database = createSqliteDatabase();
  const backup = `${database.folder}/backup.sqlite`;
  const takeBackup = () => {
    const live = new DatabaseSync(database.path, { readOnly: true });
    live.exec(`VACUUM INTO '${backup}'`);
    live.close();
  };
  return restore(database, takeBackup, async () => {
    const restored = createSqliteDatabase();
    copyFileSync(backup, restored.path);
    return restored;
  });
}

async function restorePostgres(): Promise<Outcome> {
  const database = await createPostgresDatabase();
  const restored = await createPostgresDatabase();
  const run = (name: string, ...parameters: string[]) =>
    execFileSync(`${findPostgres()}/${name}`, parameters, { maxBuffer: 1 << 30 });
  let dump = Buffer.alloc(0);
  return restore(
    database,
    () => {
      dump = run("pg_dump", "--format=custom", database.url);
    },
    async () => {
      execFileSync(`${findPostgres()}/pg_restore`, ["--dbname", restored.url], { input: dump });
      return restored;
    },
  );
}

async function restore(
  database: TestDatabase,
  takeBackup: () => void,
  restoreIt: () => Promise<TestDatabase>,
): Promise<Outcome> {
  const before = await database.open();
  const household = createHousehold(createSite(before), 2);
  await studyTogether(household);
  takeBackup();
  await studyAlone(household, 0);
  await before.close();
  const after = await (await restoreIt()).open();
  const outcome = await goOn(household, after);
  await after.close();
  return outcome;
}

/** 16: the database is empty. */
export async function wipe({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 50 : 2;
  const total = createTotal();
  for (let run = 0; run < runs; run += 1) {
    const before = await createSqliteDatabase().open();
    const household = createHousehold(createSite(before), 2);
    await studyTogether(household);
    await studyAlone(household, 0);
    await before.close();
    const after = await createSqliteDatabase().open();
    total.add(await goOn(household, after));
    await after.close();
  }
  return judge({ runs, faults: runs, ...total.count }, total.controlLost());
}

const STANDBY = "standby1";
const ANSWER_TIMEOUT_MILLIS = 1_000;

/** 17: the database waits for a standby that is not there: nothing is acknowledged, and all is well when it is back. */
export async function missStandby({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 10 : 1;
  const primary = await createCluster();
  const url = await primary.createDatabase("sync");
  const standby = await primary.createStandby(STANDBY);
  await primary.query(`ALTER SYSTEM SET synchronous_standby_names = '${STANDBY}'`);
  await primary.query("SELECT pg_reload_conf()");
  const store = await createPostgresStore({
    pool: createPostgresPool(url, ANSWER_TIMEOUT_MILLIS),
    partitions: 0,
    observer: SILENT,
  });
  const household = createHousehold(createSite(store), 2);
  const [device] = household.devices as [Device];
  let [faults, falseAcks] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    await studyTogether(household);
    await standby.stop("fast");
    const chunk = device.make();
    for (const reply of [await device.push([chunk]), await device.push([chunk])]) {
      faults += 1;
      if (!("error" in reply) || reply.error !== "unavailable") falseAcks += 1;
    }
    await standby.start();
    await waitUntil(() =>
      device.sync().then(
        () => true,
        () => false,
      ),
    );
  }
  // What was acknowledged is on the standby, too: that is what it is waited for.
  await primary.stop("crash");
  await store.close();
  await standby.promote();
  const after = await openPostgres(standby.url("sync"));
  const send = createSite(after);
  const count = await countLost(send, moveHousehold(household, send));
  const isDense = device.cursor().seq === device.chunks.size;
  await after.close();
  await Promise.all([primary.remove(), standby.remove()]);
  return judge({ runs, faults, acked: count.acked, lost: count.lost + falseAcks + (isDense ? 0 : 1) });
}

interface Outcome extends Count {
  /** What a device would have missed that remembers a number alone. */
  readonly controlLost: number;
}

function createTotal() {
  const count = { acked: 0, lost: 0 };
  let leastControlLost = Number.POSITIVE_INFINITY;
  return {
    count,
    add: ({ acked, lost, controlLost }: Outcome) => {
      count.acked += acked;
      count.lost += lost;
      leastControlLost = Math.min(leastControlLost, controlLost);
    },
    /** The control must lose in every run. */
    controlLost: () => leastControlLost,
  };
}

async function studyTogether({ devices }: Household): Promise<void> {
  for (const device of devices) {
    for (let chunk = 0; chunk < 3; chunk += 1) device.make();
    await device.sync();
  }
  for (const device of devices) await device.sync();
}

async function studyAlone({ devices }: Household, index: number): Promise<void> {
  const device = devices[index];
  device?.make();
  device?.make();
  await device?.sync();
}

/** The other device is first at the server that went back, and gets numbers that the first one has seen already. */
async function goOn(household: Household, after: ChunkStore): Promise<Outcome> {
  const send = createSite(after);
  moveHousehold(household, send);
  const [first, other] = household.devices as [Device, Device];
  const known = new Set(first.chunks.keys());
  const numberAlone = first.cursor().seq;
  await studyAlone(household, 1);
  for (const device of household.devices) device.make();
  await other.sync();
  const seen = await seqsAfter(after, household, numberAlone);
  const unknown = [...other.chunks.keys()].filter((id) => !known.has(id)).length;
  const count = await countLost(send, household);
  const isNoticed = first.repairs() + other.repairs() > 0;
  return { acked: count.acked, lost: count.lost + (isNoticed ? 0 : 1), controlLost: unknown - seen };
}

async function seqsAfter(store: ChunkStore, { account }: Household, seq: number): Promise<number> {
  return store.read(account.id, async (reader) => (await reader.outlinesAfter(seq, 100)).length);
}

function openPostgres(url: string): Promise<ChunkStore> {
  return createPostgresStore({ pool: createPostgresPool(url), partitions: 0, observer: SILENT });
}

async function waitUntil(isTrue: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await isTrue()) return;
    await pause(50);
  }
  throw new Error("Waited in vain");
}
