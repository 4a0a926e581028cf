import { createSyncServer } from "../../../src/client/sync/server.ts";
import type { StoredEvent } from "../../../src/domain/event.ts";
import type { SyncStore } from "../../../src/domain/sync/ports.ts";
import { createDevice } from "../../client/sync/parts/devices.ts";
import { createDyingStore } from "../../client/sync/parts/dying-store.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countLost, createWorld, settle } from "./world.ts";

const MOMENTS = ["before", "after"] as const;

/** More calls than a round makes. */
const CALLS_MAX = 60;

/** 28: the tab is killed at every write and read of a round. Control: a cursor that is stored before its data. */
export async function killRounds({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: 0, faults: 0, acked: 0, lost: 0 };
  for (let repeat = 0; repeat < (isLong ? 10 : 1); repeat += 1) {
    for (let call = 1; call <= CALLS_MAX; call += 1) {
      const runs = await Promise.all(MOMENTS.map((moment) => killOnce(call, moment)));
      for (const { wasKilled, events, lost } of runs) {
        counted.runs += 1;
        counted.faults += wasKilled ? 1 : 0;
        counted.acked += events;
        counted.lost += lost;
      }
      if (runs.every(({ wasKilled }) => !wasKilled)) break;
    }
  }
  return judge(counted, await killBetweenCursorAndData());
}

async function killOnce(call: number, moment: (typeof MOMENTS)[number]) {
  const { events, world, phone, tablet } = await twoWithNews();
  const dying = createDyingStore(call, moment);
  const doomed = createDevice("phone", world.server.ask, { phone: phone.phone, wrapStore: dying.wrap });
  const wasKilled = await Promise.race([doomed.sync().then(() => false), dying.death.then(() => true)]);
  const reborn = doomed.restart();
  await settle([reborn, tablet]);
  return { wasKilled, events: events.length, lost: await countLost([reborn, tablet], events) };
}

/** The control: the store moves the cursor, and dies before the events. */
async function killBetweenCursorAndData(): Promise<number> {
  const { events, world, phone, tablet } = await twoWithNews();
  let die = () => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const careless = (store: SyncStore): SyncStore => ({
    ...store,
    take: async (intake) => {
      await store.keep(intake.account, intake.chunks);
      die();
      return new Promise<never>(() => {});
    },
  });
  const doomed = createDevice("phone", world.server.ask, { phone: phone.phone, wrapStore: careless });
  await Promise.race([doomed.sync(), death]);
  const reborn = doomed.restart();
  await settle([reborn, tablet]);
  return countLost([reborn], events);
}

async function twoWithNews() {
  const world = await createWorld(["phone", "tablet"]);
  const [phone, tablet] = world.devices;
  if (phone === undefined || tablet === undefined) throw new Error("Inconsistent: no devices");
  const events: StoredEvent[] = [await tablet.answer("jichi-0001"), await tablet.answer("jichi-0002")];
  await tablet.sync();
  events.push(await phone.answer("jichi-0003"));
  return { world, phone, tablet, events };
}

/**
 * 29: the words are changed, and the tab is killed at every step of it, while another device has pushed to the former
 * account; or the pull before it fails. Nothing is lost, and once the former account is gone the new one holds it all.
 * Control: an account that is deleted before all is in the new one.
 */
export async function killRotation({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: 0, faults: 0, acked: 0, lost: 0 };
  for (let repeat = 0; repeat < (isLong ? 5 : 1); repeat += 1) {
    for (let call = 1; call <= 2 * CALLS_MAX; call += isLong ? 1 : 3) {
      const { wasKilled, events, lost } = await rotateOnce(call, MOMENTS[(call + repeat) % 2] ?? "before");
      counted.runs += 1;
      counted.faults += wasKilled ? 1 : 0;
      counted.acked += events;
      counted.lost += lost;
      if (!wasKilled) break;
    }
    counted.runs += 1;
    counted.faults += 1;
    counted.lost += await rotateAfterFailedPull();
  }
  return judge(counted, await deleteFirst());
}

async function rotateOnce(call: number, moment: (typeof MOMENTS)[number]) {
  const { events, world, phone, tablet } = await twoWithNews();
  await phone.sync();
  const dying = createDyingStore(call, moment);
  const doomed = createDevice("phone", world.server.ask, { phone: phone.phone, wrapStore: dying.wrap });
  const wasKilled = await Promise.race([doomed.engine.changeSecret().then(() => false), dying.death.then(() => true)]);
  // The other device knows nothing of it and pushes once more, where it still can; then it falls into a river.
  const last = await tablet.answer("jichi-0004");
  const isSafe = (await tablet.sync()).kind === "done";
  const reborn = doomed.restart();
  for (let round = 0; round < 3; round += 1) await reborn.engine.round();
  const account = await reborn.syncStore.load();
  const hasMoved = account !== null && account.secret !== world.secret;
  const expected = isSafe ? [...events, last] : events;
  const third = createDevice("third", world.server.ask);
  await third.join(account?.secret ?? world.secret, true);
  await settle([reborn, third]);
  let lost = await countLost([reborn, third], expected);
  if (account === null || (hasMoved && account.former !== null)) lost += 1;
  return { wasKilled, events: expected.length, lost };
}

/** As Bitwarden once did not: without a whole pull the words stay as they are. */
async function rotateAfterFailedPull(): Promise<number> {
  const { world, phone } = await twoWithNews();
  world.server.expect("passes", "lost", "lost", "lost");
  const outcome = await phone.engine.changeSecret();
  world.server.expect();
  const account = await phone.syncStore.load();
  return outcome.kind === "failed" && account?.secret === world.secret ? 0 : 1;
}

async function deleteFirst(): Promise<number> {
  const { events, world, phone } = await twoWithNews();
  const account = await phone.syncStore.load();
  if (account === null) throw new Error("Inconsistent: no account");
  await createSyncServer(world.server.ask, account).remove();
  await phone.engine.end();
  await phone.join(world.secret.replace(/^./, (letter) => (letter === "A" ? "B" : "A")));
  await phone.sync();
  return countLost([phone], events);
}
