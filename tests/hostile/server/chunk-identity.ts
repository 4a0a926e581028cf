import { DatabaseSync } from "node:sqlite";
import { ACCOUNT_MAX_BYTES, bytesToHex, CHUNK_ROW_BYTES } from "../../../src/schema/protocol.ts";
import { createDatabases, type TestDatabase } from "../../server/parts/databases.ts";
import { createAccount, createChunk, createDevice, type Send, type TestAccount } from "../../server/parts/device.ts";
import { createSite } from "../../server/parts/sync-site.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countLost } from "./fleet.ts";

/** 7: an id that comes again with other bytes is refused, whatever comes with it, and the first copy stays. */
export async function sendOtherBytes({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 500 : 10;
  let [acked, lost, faults] = [0, 0, 0];
  const databases = await createDatabases();
  for (const database of databases) {
    const store = await database.open();
    const send = createSite(store);
    for (let run = 0; run < runs; run += 1) {
      const account = createAccount();
      const device = createDevice(send, account);
      const first = device.make();
      await device.sync();
      const forged = { ...createChunk(), id: first.id };
      const companions = [createChunk(), createChunk()];
      const batches = [[forged], [...companions, forged], [forged, ...companions], [first, forged]];
      for (const batch of batches) {
        faults += 1;
        const reply = await createDevice(send, account).push(batch);
        if (!("error" in reply) || reply.error !== "otherBytes") lost += 1;
      }
      const count = await countLost(send, { account, devices: [device] });
      // A companion that got in was stored by a push that was refused.
      lost += count.lost + (device.chunks.size - 1);
      acked += count.acked;
    }
    await store.close();
  }
  return judge({ runs: runs * databases.length, faults, acked, lost }, replaceById());
}

/** The control: a table that takes the newest bytes of an id. */
function replaceById(): number {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE chunks (chunk_id BLOB PRIMARY KEY, bytes BLOB)");
  const [first, forged] = [createChunk(), createChunk()];
  const put = database.prepare("INSERT OR REPLACE INTO chunks VALUES (?, ?)");
  for (const { bytes } of [first, forged]) put.run(first.id, bytes);
  const { bytes } = database.prepare("SELECT bytes FROM chunks").get() as { bytes: Uint8Array };
  return bytesToHex(bytes) === bytesToHex(first.bytes) ? 0 : 1;
}

/** 10: sixteen devices' worth of retries of one push at the same moment make one row, and all learn the same place. */
export async function retryAtOnce({ isLong }: Scale): Promise<HostileResult> {
  const RETRIES = 16;
  const runs = isLong ? 100 : 4;
  let [acked, lost, faults] = [0, 0, 0];
  const databases = await createDatabases();
  for (const database of databases) {
    // Two stores on one database are two server processes; SQLite has one.
    const stores = await Promise.all(Array.from({ length: database.kind === "SQLite" ? 1 : 2 }, () => database.open()));
    const sends = stores.map((store) => createSite(store));
    for (let run = 0; run < runs; run += 1) {
      const account = createAccount();
      const chunk = createChunk();
      const places = new Set<number>();
      const devices = Array.from({ length: RETRIES }, (_, index) => {
        const device = createDevice(sends[index % sends.length] as Send, account);
        device.make(chunk);
        return device;
      });
      await Promise.all(
        devices.map(async (device) => {
          for (;;) {
            const reply = await device.push([chunk]);
            if (!("error" in reply)) return places.add(reply.seqs[0] ?? 0);
            if (reply.error !== "unavailable") throw new Error(reply.error);
            faults += 1;
          }
        }),
      );
      faults += RETRIES - 1;
      const count = await countLost(sends[0] as Send, { account, devices: devices.slice(0, 2) });
      acked += count.acked;
      lost += count.lost + (places.size - 1) + ((devices[0]?.cursor().seq ?? 0) - 1);
    }
    for (const store of stores) await store.close();
  }
  return judge({ runs: runs * databases.length, faults, acked, lost });
}

/** 19: a push that crosses the quota with any of its chunks leaves none of them, and the account as it was. */
export async function crossQuota({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 200 : 10;
  let [acked, lost, faults] = [0, 0, 0];
  const databases = await createDatabases();
  for (const database of databases) {
    const store = await database.open();
    const send = createSite(store);
    for (let run = 0; run < runs; run += 1) {
      const account = createAccount();
      const device = createDevice(send, account);
      device.make();
      await device.sync();
      const batch = Array.from({ length: 5 }, () => createChunk(100));
      const fitting = run % batch.length;
      await leaveRoom(database, account, fitting * (100 + CHUNK_ROW_BYTES) + 50);
      const reply = await createDevice(send, account).push(batch);
      faults += 1;
      if (!("error" in reply) || reply.error !== "quota") lost += 1;
      // What fits goes in afterwards: the refusal has taken no room.
      for (const chunk of batch.slice(0, fitting)) device.make(chunk);
      const count = await countLost(send, { account, devices: [device] });
      acked += count.acked;
      lost += count.lost + (device.chunks.size - 1 - fitting);
    }
    await store.close();
  }
  return judge({ runs: runs * databases.length, faults, acked, lost }, await pushOneByOne());

  async function leaveRoom(database: TestDatabase, account: TestAccount, room: number): Promise<void> {
    const store = await database.open();
    await store.write(account.id, async (writer) => {
      const found = await writer.account();
      if (found !== null) await writer.update(found, { ...found, bytesUsed: ACCOUNT_MAX_BYTES - room });
    });
    await store.close();
  }

  /** The control: each chunk in a transaction of its own leaves half a batch. */
  async function pushOneByOne(): Promise<number> {
    const [database] = databases;
    if (database === undefined) return 0;
    const store = await database.open();
    const account = createAccount();
    const device = createDevice(createSite(store), account);
    await device.push([]);
    await leaveRoom(database, account, 300);
    const replies = [];
    for (const chunk of [createChunk(100), createChunk(100)]) replies.push(await device.push([chunk]));
    await store.close();
    return new Set(replies.map((reply) => "error" in reply)).size - 1;
  }
}

/** 21: a deleted account stays deleted, whatever an old phone sends, and nothing of it is left in the database. */
export async function comeBackDeleted({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 200 : 5;
  let [acked, lost, faults] = [0, 0, 0];
  const databases = await createDatabases();
  for (const database of databases) {
    const store = await database.open();
    const send = createSite(store);
    for (let run = 0; run < runs; run += 1) {
      const account = createAccount();
      const [oldPhone, newPhone] = [createDevice(send, account), createDevice(send, account)];
      oldPhone.make();
      await oldPhone.sync();
      acked += 1;
      const wrongToken = await createDevice(send, { ...account, deleteToken: account.token }).deleteAccount();
      if (wrongToken.status !== 401) lost += 1;
      for (const _ of [1, 2]) if ((await newPhone.deleteAccount()).status !== 204) lost += 1;
      oldPhone.make();
      const answers = [
        await oldPhone.push([...oldPhone.chunks.values()]),
        await oldPhone.push([]),
        await oldPhone.pull(),
        await createDevice(send, account).push([createChunk()]),
      ];
      faults += answers.length;
      lost += answers.filter((answer) => !("error" in answer) || answer.error !== "deleted").length;
      const stranger = await createDevice(send, { ...createAccount(), id: account.id }).pull();
      if (!("error" in stranger) || stranger.error !== "unauthorized") lost += 1;
      lost += await store.read(account.id, async (reader) => (await reader.outlinesAfter(0, 10)).length);
    }
    await store.close();
  }
  return judge({ runs: runs * databases.length, faults, acked, lost });
}
