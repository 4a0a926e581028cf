import fc from "fast-check";
import type { StoredEvent } from "../../../src/domain/event.ts";
import type { SyncedDevice } from "../../client/sync/parts/devices.ts";
import { type Fate, openOwnServer } from "../../client/sync/parts/own-server.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countLost, createWorld, settle } from "./world.ts";

type Step =
  | { readonly kind: "answer"; readonly device: number; readonly item: number; readonly score: number }
  | { readonly kind: "undo" | "reset" | "sync" | "offline" | "unanswered" | "crash"; readonly device: number };

const DEVICES = ["phone", "tablet", "computer"];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      device: fc.nat(DEVICES.length - 1),
      item: fc.nat(3),
      score: fc.nat(1),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom("undo", "reset", "sync", "sync", "offline", "unanswered", "crash"),
      device: fc.nat(DEVICES.length - 1),
    }),
  },
);

/** What the control cannot but lose: whatever else is drawn, this is played. */
const CONFLICT: Step[] = [0, 1].flatMap((device): Step[] => [
  { kind: "answer", device, item: device, score: 1 },
  { kind: "sync", device },
]);

/** 1: whatever devices do, in whatever order and cut off wherever: in the end each holds the union of what was done. */
export async function interleave({ isLong }: Scale): Promise<HostileResult> {
  const server = openOwnServer();
  const counted = { runs: 0, faults: 0, acked: 0, lost: 0 };
  let lostBySides = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const world = await createWorld(DEVICES, server);
      const devices: SyncedDevice[] = [...world.devices];
      const done: StoredEvent[] = [];
      const sides = createSides(DEVICES.length);
      for (const one of steps) {
        const device = devices[one.device] as SyncedDevice;
        const last = done.at(-1);
        switch (one.kind) {
          case "answer":
            done.push(await device.answer(`jichi-000${one.item}`, one.score));
            sides.write(one.device);
            break;
          case "undo":
            if (last !== undefined) done.push(await device.record({ type: "eventVoided", body: { target: last } }));
            break;
          case "reset":
            done.push(await device.record({ type: "progressReset", body: { scope: { kind: "all" } } }));
            break;
          case "sync":
            await device.sync();
            sides.sync(one.device);
            break;
          case "offline":
          case "unanswered":
            counted.faults += 1;
            server.expect(...new Array<Fate>(20).fill(one.kind === "offline" ? "lost" : "unanswered"));
            await device.sync();
            server.expect();
            break;
          case "crash":
            counted.faults += 1;
            device.tab.database.close();
            devices[one.device] = device.restart();
            break;
        }
      }
      await settle(devices);
      counted.runs += 1;
      counted.acked += done.length;
      counted.lost += await countLost(devices, done);
      lostBySides += sides.lost();
      for (const { tab } of devices) tab.database.close();
    }),
    { numRuns: isLong ? 10_000 : 25, examples: [[CONFLICT]] },
  );
  return judge(counted, lostBySides);
}

/** The control: the server keeps one log, and whoever syncs has to choose a side; the longer one is taken. */
function createSides(devices: number) {
  const logs = Array.from({ length: devices }, () => new Set<number>());
  let kept = new Set<number>();
  let written = 0;
  return {
    write: (device: number) => logs[device]?.add(written++),
    sync: (device: number) => {
      const own = logs[device] ?? new Set();
      if (own.size > kept.size) kept = new Set(own);
      logs[device] = new Set(kept);
    },
    lost: () => written - new Set(logs.flatMap((log) => [...log])).size,
  };
}
