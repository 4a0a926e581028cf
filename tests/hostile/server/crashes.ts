import { randomInt } from "node:crypto";
import { createPostgresPool, createPostgresStore } from "../../../src/server/store/postgres-store.ts";
import { createDatabases, createSqliteDatabase, type TestDatabase } from "../../server/parts/databases.ts";
import { createDevice, type Device, type Send } from "../../server/parts/device.ts";
import { createCluster, pause } from "../../server/parts/postgres-cluster.ts";
import { type ServerProcess, startServer } from "../../server/parts/server-process.ts";
import { createSite, SILENT } from "../../server/parts/sync-site.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { type Count, countAllLost, countLost, createHousehold, type Household, studyUntil } from "./fleet.ts";

const DYING_SERVER = "tests/server/parts/dying-server.ts";

/** More than any push has; the scenario ends with the first number that kills nobody. */
const MAX_STEPS = 40;

/** 12: the server is killed before and after each await of a push, first push of an account and later ones. */
export async function killAtEachAwait({ isLong }: Scale): Promise<HostileResult> {
  let [runs, faults, acked, lost] = [0, 0, 0, 0];
  const databases = await createDatabases();
  for (const database of isLong ? databases : databases.slice(0, 1)) {
    for (const isFirstPush of [true, false]) {
      for (let killAt = 1; killAt < MAX_STEPS; killAt += 1) {
        const outcome = await killOnce(database, killAt, isFirstPush);
        runs += 1;
        acked += outcome.acked;
        lost += outcome.lost;
        if (!outcome.wasKilled) break;
        faults += 1;
      }
    }
  }
  return judge({ runs, faults, acked, lost }, await answerBeforeCommit());
}

async function killOnce(database: TestDatabase, killAt: number, isFirstPush: boolean) {
  // Pushes from before and after the crash go to the same database, through a store of this process.
  const calm = await database.open();
  const send = createSite(calm);
  const household = createHousehold(send, 1);
  const [before] = household.devices as [Device];
  if (!isFirstPush) {
    before.make();
    await before.sync();
  }
  const server = await startServer({ ...database.environment, KILL_AT: String(killAt) }, DYING_SERVER);
  const device = createDevice(server.send, household.account);
  const pushed = [device.make(), device.make()];
  const wasKilled = await device.push(pushed).then(
    () => false,
    () => true,
  );
  await server.kill("SIGKILL");
  // What the phone does next: the same bytes again.
  const survivor = createDevice(send, household.account);
  for (const chunk of pushed) survivor.make(chunk);
  const count = await countLost(send, { ...household, devices: [before, survivor] });
  const isDense = survivor.cursor().seq === survivor.chunks.size;
  await calm.close();
  return { wasKilled, acked: count.acked, lost: count.lost + (isDense ? 0 : 1) };
}

/** The control: an acknowledgement that does not wait for the commit. */
async function answerBeforeCommit(): Promise<number> {
  const database = createSqliteDatabase();
  const server = await startServer({ ...database.environment, EARLY_ACK: "1" }, DYING_SERVER);
  const { account, devices } = createHousehold(server.send, 1);
  const [device] = devices as [Device];
  await device.push([device.make()]);
  await server.kill("SIGKILL");
  const store = await database.open();
  const seq = await store.read(account.id, async (reader) => (await reader.account())?.seq ?? 0);
  await store.close();
  return device.acked.size - seq;
}

/** 13: many learners with several devices each, while servers (SQLite) or the database itself (PostgreSQL) are killed. */
export async function killWhileStudying(scale: Scale): Promise<HostileResult> {
  const kills = scale.isLong ? 25 : 2;
  const sqlite = await killServers(kills, scale.isLong ? 12 : 4);
  const postgres = await killDatabase(kills, scale.isLong ? 12 : 4);
  const sum = (key: "faults" | "acked" | "lost") => sqlite[key] + postgres[key];
  const counted = { runs: 2, faults: sum("faults"), acked: sum("acked"), lost: sum("lost") };
  return judge(counted, await crashWithoutWaitingForDisk());
}

async function killServers(kills: number, learners: number): Promise<Count & { faults: number }> {
  const { environment } = createSqliteDatabase();
  let server = await startServer(environment);
  const send: Send = (path, init) => server.send(path, init);
  const households = Array.from({ length: learners }, () => createHousehold(send, 3));
  let isOver = false;
  const studying = studyUntil(households, () => isOver);
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(randomInt(200, 700));
    await server.kill("SIGKILL");
    server = await startServer(environment);
  }
  await pause(300);
  isOver = true;
  await studying;
  const count = await countAllLost(send, households);
  await server.kill("SIGTERM");
  return { ...count, faults: kills };
}

/** Two server processes on one PostgreSQL, so that a household's devices also meet across them. */
async function killDatabase(kills: number, learners: number): Promise<Count & { faults: number }> {
  const cluster = await createCluster();
  const environment = { DATABASE_URL: await cluster.createDatabase("sync") };
  const servers: ServerProcess[] = [await startServer(environment), await startServer(environment)];
  let turn = 0;
  const send: Send = (path, init) => {
    turn += 1;
    return (servers[turn % servers.length] as ServerProcess).send(path, init);
  };
  const households: Household[] = Array.from({ length: learners }, () => createHousehold(send, 3));
  let isOver = false;
  const studying = studyUntil(households, () => isOver);
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(randomInt(200, 700));
    await cluster.stop("crash");
    await cluster.start();
  }
  await pause(300);
  isOver = true;
  await studying;
  const count = await countAllLost(send, households);
  for (const server of servers) await server.kill("SIGTERM");
  await cluster.remove();
  return { ...count, faults: kills };
}

/** The control: a database that acknowledges commits that are not on its disk. */
async function crashWithoutWaitingForDisk(): Promise<number> {
  const cluster = await createCluster([
    "synchronous_commit = off",
    "wal_writer_delay = 10s",
    "wal_writer_flush_after = 1GB",
  ]);
  const url = await cluster.createDatabase("sync");
  const open = () => createPostgresStore({ pool: createPostgresPool(url), partitions: 0, observer: SILENT });
  const store = await open();
  const { account, devices } = createHousehold(createSite(store), 1);
  const [device] = devices as [Device];
  for (let push = 0; push < 50; push += 1) await device.push([device.make()]);
  await cluster.stop("crash");
  await store.close();
  await cluster.start();
  const restored = await open();
  const seq = await restored.read(account.id, async (reader) => (await reader.account())?.seq ?? 0);
  await restored.close();
  await cluster.remove();
  return device.acked.size - seq;
}
