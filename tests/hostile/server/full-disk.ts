import { readdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "../../../src/server/store/sqlite-store.ts";
import { createSqliteDatabase } from "../../server/parts/databases.ts";
import { createChunk, type Device } from "../../server/parts/device.ts";
import { pause } from "../../server/parts/postgres-cluster.ts";
import { startServer } from "../../server/parts/server-process.ts";
import { createSite, SILENT } from "../../server/parts/sync-site.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { type Count, countAllLost, countLost, createHousehold, moveHousehold, studyUntil } from "./fleet.ts";

/** 20: the disk is full, another process holds the file, a kill with the log half written: the file stays whole. */
export async function breakTheFile({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 10 : 1;
  let [faults, acked, lost] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    for (const scenario of [fillDisk, holdFile, killInLog]) {
      const count = await scenario();
      faults += count.faults;
      acked += count.acked;
      lost += count.lost;
    }
  }
  return judge({ runs, faults, acked, lost });
}

type Outcome = Count & { readonly faults: number };

/** A limit for the size of any file of the process, which fails a write as a full disk does. */
async function fillDisk(): Promise<Outcome> {
  const database = createSqliteDatabase();
  const KIBIBYTES = 2_048;
  const limited = ["bash", "-c", `trap '' XFSZ; ulimit -f ${KIBIBYTES}; exec "$0" "$@"`];
  const server = await startServer(database.environment, "src/server/main.ts", limited);
  const household = createHousehold(server.send, 1);
  const [device] = household.devices as [Device];
  let faults = 0;
  for (let push = 0; push < 30; push += 1) {
    const reply = await device.push([device.make(createChunk(100_000))]);
    if ("error" in reply) faults += 1;
  }
  // Reading goes on, and so does the process.
  const page = await device.pull();
  const isReadable = !("error" in page) && page.entries.length > 0;
  await server.kill("SIGKILL");
  const isWhole = isFileWhole(database.path);
  const store = await database.open();
  const count = await countLost(createSite(store), moveHousehold(household, createSite(store)));
  await store.close();
  return { ...count, faults, lost: count.lost + (isReadable && isWhole && faults > 0 ? 0 : 1) };
}

/** Someone else has the file: a request fails in time and says so, and succeeds when it is free. */
async function holdFile(): Promise<Outcome> {
  const { path } = createSqliteDatabase();
  const store = createSqliteStore({ path, busyTimeoutMillis: 50, observer: SILENT });
  const send = createSite(store);
  const household = createHousehold(send, 1);
  const [device] = household.devices as [Device];
  await device.push([device.make()]);
  const other = new DatabaseSync(path);
  other.exec("BEGIN IMMEDIATE");
  const replies = await Promise.all(Array.from({ length: 5 }, () => device.push([device.make()])));
  const refused = replies.filter((reply) => "error" in reply && reply.error === "unavailable").length;
  other.exec("ROLLBACK");
  other.close();
  const count = await countLost(send, household);
  await store.close();
  return { ...count, faults: refused, lost: count.lost + (refused === replies.length && isFileWhole(path) ? 0 : 1) };
}

async function killInLog(): Promise<Outcome> {
  const database = createSqliteDatabase();
  const server = await startServer(database.environment);
  const households = Array.from({ length: 8 }, () => createHousehold(server.send, 2));
  let isOver = false;
  const studying = studyUntil(households, () => isOver);
  await pause(400);
  await server.kill("SIGKILL");
  isOver = true;
  await studying;
  const hasLog = readdirSync(database.folder).some((name) => name.endsWith("-wal"));
  const isWhole = isFileWhole(database.path);
  const store = await database.open();
  const send = createSite(store);
  const count = await countAllLost(
    send,
    households.map((household) => moveHousehold(household, send)),
  );
  await store.close();
  return { ...count, faults: 1, lost: count.lost + (hasLog && isWhole ? 0 : 1) };
}

function isFileWhole(path: string): boolean {
  const database = new DatabaseSync(path);
  const { integrity_check: answer } = database.prepare("PRAGMA integrity_check").get() as { integrity_check: string };
  database.close();
  return answer === "ok";
}
