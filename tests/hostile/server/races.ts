import assert from "node:assert/strict";
import pg from "pg";
import type { ChunkStore } from "../../../src/server/store/chunk-store.ts";
import { createPostgresDatabase } from "../../server/parts/databases.ts";
import { createDevice, type Device } from "../../server/parts/device.ts";
import { STORE_CONTRACT } from "../../server/parts/store-contract.ts";
import { createSite, SILENT } from "../../server/parts/sync-site.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countAllLost, countLost, createHousehold, studyUntil } from "./fleet.ts";

/** 9: a writer that commits late must not leave its chunk behind a reader's cursor. */
export async function commitLate({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 200 : 5;
  let [acked, lost] = [0, 0];
  const database = await createPostgresDatabase();
  const store = await database.open();
  const slow = holdCommits(await database.open());
  const [send, slowSend] = [createSite(store), createSite(slow.store)];
  for (let run = 0; run < runs; run += 1) {
    const { account, devices } = createHousehold(send, 2);
    const [quick, reader] = devices as [Device, Device];
    await quick.push([]);
    const late = createDevice(slowSend, account);
    const latePush = late.push([late.make()]);
    await slow.isHeld();
    const quickPush = quick.push([quick.make()]);
    // Now one chunk is written and not committed, and another waits for it; a reader comes by.
    await reader.sync();
    slow.release();
    await Promise.all([latePush, quickPush]);
    const count = await countLost(send, { account, devices: [late, quick, reader] });
    acked += count.acked;
    lost += count.lost;
  }
  await Promise.all([store.close(), slow.store.close()]);
  return judge({ runs, faults: runs, acked, lost }, await readPastSequence(database.url));
}

/** A store whose writes wait between their last statement and their commit. */
function holdCommits(store: ChunkStore) {
  let held = createGate();
  let released = createGate();
  return {
    store: {
      ...store,
      write: (accountId, work) =>
        store.write(accountId, async (writer) => {
          const result = await work(writer);
          held.open();
          await released.passed;
          return result;
        }),
    } satisfies ChunkStore,
    isHeld: () => held.passed,
    release: () => {
      released.open();
      held = createGate();
      released = createGate();
    },
  };
}

function createGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), passed };
}

/** The control: numbers from a sequence, and a reader who remembers the highest it saw. */
async function readPastSequence(url: string): Promise<number> {
  const [late, quick] = [new pg.Client(url), new pg.Client(url)];
  await Promise.all([late.connect(), quick.connect()]);
  await quick.query("CREATE TABLE numbered (seq bigserial PRIMARY KEY, name text)");
  await late.query("BEGIN");
  await late.query("INSERT INTO numbered (name) VALUES ('late')");
  await quick.query("INSERT INTO numbered (name) VALUES ('quick')");
  const read = async (after: string) =>
    (await quick.query<{ seq: string }>("SELECT seq FROM numbered WHERE seq > $1 ORDER BY seq", [after])).rows;
  const first = await read("0");
  await late.query("COMMIT");
  const second = await read(first.at(-1)?.seq ?? "0");
  await Promise.all([late.end(), quick.end()]);
  return 2 - first.length - second.length;
}

/** 11: the contract and a crowd on one account under serializable isolation, where the database refuses and we retry. */
export async function runSerializable({ isLong }: Scale): Promise<HostileResult> {
  let retries = 0;
  const observer = {
    ...SILENT,
    retried: () => {
      retries += 1;
    },
  };
  const database = await createPostgresDatabase();
  await database.cluster.query(`ALTER DATABASE "${database.name}" SET default_transaction_isolation = 'serializable'`);
  const stores = [await database.open(observer), await database.open(observer)];
  const [store, other] = stores as [ChunkStore, ChunkStore];
  for (const { run } of STORE_CONTRACT) await run(store);

  const households = Array.from({ length: 4 }, () => createHousehold(createSite(store), 4));
  const crowd = households.map(({ account, devices }) => ({
    account,
    devices: [...devices, ...Array.from({ length: 4 }, () => createDevice(createSite(other), account))],
  }));
  const endsAt = Date.now() + (isLong ? 60_000 : 1_500);
  const faults = await studyUntil(crowd, () => Date.now() > endsAt);
  const count = await countAllLost(createSite(store), crowd);
  for (const one of stores) await one.close();
  assert.ok(retries > 0, "Serializable isolation refused nothing, so nothing was tried again");
  return judge({ runs: STORE_CONTRACT.length + crowd.length, faults: faults + retries, ...count });
}
