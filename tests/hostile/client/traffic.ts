import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { createWorld } from "./world.ts";

const ANSWERS = 20;

/**
 * 31: of two learners who do the same at the same time, one answers everything right and one everything wrong. What goes
 * over the wire has the same lengths, class by class. Control: the same answers as JSON, compressed by nobody.
 */
export async function compareTraffic({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 200 : 5;
  const counted = { runs, faults: 0, acked: 0, lost: 0 };
  let lostByJson = 0;
  for (let run = 0; run < runs; run += 1) {
    const [right, wrong] = [await studied(1, run), await studied(0, run)];
    counted.acked += 2 * ANSWERS;
    counted.lost += right.sizes.length === wrong.sizes.length ? 0 : 1;
    counted.lost += right.sizes.filter((size, index) => size !== wrong.sizes[index]).length;
    lostByJson += right.jsonBytes === wrong.jsonBytes ? 0 : 1;
  }
  return judge(counted, lostByJson);
}

async function studied(score: number, run: number) {
  const world = await createWorld(["phone"]);
  const [phone] = world.devices;
  if (phone === undefined) throw new Error("Inconsistent: no devices");
  // In packs of different lengths, each sent when it is done.
  for (let answered = 0; answered < ANSWERS; ) {
    for (let inPack = 0; inPack < 1 + ((run + answered) % 7) && answered < ANSWERS; inPack += 1, answered += 1) {
      await phone.answer(`jichi-00${10 + ((answered * 7 + run) % 80)}`, score);
    }
    await phone.sync();
  }
  const sizes = world.server.traffic.map(({ request, response }) => `${request.length}/${response.length}`);
  const events = await phone.log();
  // Words where numbers would do: what most formats do.
  const jsonBytes = JSON.stringify(
    events.map((event) => ({ ...event, verdict: score === 1 ? "right" : "incorrect" })),
  ).length;
  return { sizes, jsonBytes };
}
