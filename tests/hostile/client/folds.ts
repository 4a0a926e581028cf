import fc from "fast-check";
import {
  type EventOf,
  eventIdToString,
  isKnownEvent,
  type KnownEvent,
  type StoredEvent,
} from "../../../src/domain/event.ts";
import { cutsOf, isEffective, mergeLogs } from "../../../src/domain/log.ts";
import type { Rows, SubjectKind } from "../../../src/domain/progress.ts";
import { applyEvent, memoryInForce, replay, subjectsOf } from "../../../src/domain/replay.ts";
import { createPhone, type Tab } from "../../client/storage/phone.ts";
import { disturbed, log } from "../../domain/arbitraries.ts";
import { answerTo, createRecorder } from "../../domain/events.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { differences } from "./world.ts";

const disturbedLog = log.chain((events) => fc.tuple(fc.constant(events), disturbed(events)));

/** 2: a log shuffled and with events twice folds to the same bytes. Control: a fold in the order of arrival. */
export async function shuffle({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 10_000 : 200;
  const counted = { runs, faults: 0, acked: 0, lost: 0 };
  let lostByArrival = 0;
  fc.assert(
    fc.property(disturbedLog, ([events, again]) => {
      counted.faults += 1;
      counted.acked += events.length;
      counted.lost += differences(replay(events), replay(again));
      lostByArrival += differences(foldByArrival(events), foldByArrival(again));
    }),
    { numRuns: runs },
  );
  return judge(counted, lostByArrival);
}

/** 3: fold(A ∪ B) = fold(B ∪ A) = event by event on a disk. Control: arrival order again. */
export async function unite({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 1_000 : 30;
  const counted = { runs, faults: 0, acked: 0, lost: 0 };
  let lostByArrival = 0;
  await fc.assert(
    fc.asyncProperty(log, log, async (a, b) => {
      const union = mergeLogs(a, b);
      counted.acked += union.length;
      counted.lost += differences(replay(mergeLogs(a, b)), replay(mergeLogs(b, a)));
      const { learnerStore, database } = createPhone().open();
      await learnerStore.merge(a);
      for (const event of b) await learnerStore.merge([event]);
      const rows = await database.derivedRows.toArray();
      counted.lost += differences(new Map(rows.map(({ subject, row }) => [subject, row])), replay(union));
      lostByArrival += differences(foldByArrival([...a, ...b]), foldByArrival([...b, ...a]));
    }),
    { numRuns: runs },
  );
  return judge(counted, lostByArrival);
}

/** 4: an undo before its target, twice, and of what never comes. Control: an undo that deletes what is there. */
export async function undoEarly({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 500 : 10;
  const counted = { runs, faults: 0, acked: 0, lost: 0 };
  let lostByDeleting = 0;
  for (let run = 0; run < runs; run += 1) {
    const record = createRecorder("phone");
    const answers = ["one", "two", "three"].map((item) => record("itemAnswered", answerTo(item)));
    const target = answers[run % answers.length] as StoredEvent;
    const [early, again] = [0, 1].map(() => record("eventVoided", { target: idOf(target) }));
    const ofNothing = record("eventVoided", { target: { deviceId: "tablet", sequence: 999 } });
    const arrival = [early, again, ofNothing, ...answers].filter((event) => event !== undefined);
    const expected = replay(answers.filter((event) => event !== target));
    const tab = createPhone().open();
    for (const event of arrival) await tab.learnerStore.merge([event]);
    counted.faults += 3;
    counted.acked += arrival.length;
    counted.lost += differences(await rowsOf(tab), expected);
    lostByDeleting += differences(replay(deleteOnUndo(arrival)), expected);
  }
  return judge(counted, lostByDeleting);
}

/** 5: an answer from before a reset that arrives after it stays cut. Control: a reset that clears what is there. */
export async function resetEarly({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 500 : 10;
  const counted = { runs, faults: 0, acked: 0, lost: 0 };
  let lostByClearing = 0;
  for (let run = 0; run < runs; run += 1) {
    const [phone, tablet] = [createRecorder("phone"), createRecorder("tablet")];
    const late = tablet("itemAnswered", answerTo("one"));
    const first = phone("itemAnswered", answerTo("one"));
    const reset = phone("progressReset", { scope: { kind: "all" } });
    const next = phone("itemAnswered", answerTo("two"));
    const arrival = [first, reset, next, late];
    const tab = createPhone().open();
    for (const event of arrival) await tab.learnerStore.merge([event]);
    counted.faults += 1;
    counted.acked += arrival.length;
    counted.lost += differences(await rowsOf(tab), replay([next]));
    lostByClearing += differences(replay(clearOnReset(arrival)), replay([next]));
  }
  return judge(counted, lostByClearing);
}

function foldByArrival(events: readonly StoredEvent[]): ReadonlyMap<string, unknown> {
  const cuts = cutsOf(events);
  const memory = memoryInForce(events, cuts);
  const rows = new Map<string, Rows[SubjectKind]>();
  for (const event of events.filter(isKnownEvent)) {
    if (!isEffective(event, cuts)) continue;
    for (const subject of subjectsOf(event)) {
      rows.set(subject, applyEvent(subject, rows.get(subject) ?? null, event as KnownEvent, memory));
    }
  }
  return rows;
}

function deleteOnUndo(arrival: readonly StoredEvent[]): readonly StoredEvent[] {
  const kept = new Map<string, StoredEvent>();
  for (const event of arrival) {
    if (event.type === "eventVoided") kept.delete(eventIdToString((event as EventOf<"eventVoided">).body.target));
    else kept.set(eventIdToString(event), event);
  }
  return [...kept.values()];
}

function clearOnReset(arrival: readonly StoredEvent[]): readonly StoredEvent[] {
  return arrival.slice(arrival.findLastIndex(({ type }) => type === "progressReset") + 1);
}

function idOf({ deviceId, sequence }: StoredEvent) {
  return { deviceId, sequence };
}

async function rowsOf({ database }: Tab): Promise<ReadonlyMap<string, unknown>> {
  return new Map((await database.derivedRows.toArray()).map(({ subject, row }) => [subject, row]));
}
