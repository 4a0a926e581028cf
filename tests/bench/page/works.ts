import { createDatabase, type NoboruDatabase } from "../../../src/client/storage/database.ts";
import { foldEverything, toEventRow } from "../../../src/client/storage/derived-rows.ts";
import { createMemory, DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import type { PackedReviews } from "../../../src/domain/packed-reviews.ts";
import { proposeParameters } from "../../../src/domain/proposal.ts";
import { createRandom } from "../../../src/domain/random.ts";
import learners from "../data/fsrs6-parameters.json" with { type: "json" };
import { answersOf } from "../simulated-answers.ts";
import { simulateLog } from "../simulated-log.ts";

/** Work that a phone does: made ready first, then done once while it is measured. */
interface Work<T> {
  prepare(): T | Promise<T>;
  run(ready: T): unknown;
}

const REVIEWS = 100_000;
const [LEARNER = []] = learners.parameters;

const fit: Work<PackedReviews> = {
  prepare: () => simulateLog(LEARNER, REVIEWS, createRandom(1)),
  run: (log) => proposeParameters(log, DEFAULT_PARAMETERS, { seed: 1 }),
};

const rebuild: Work<NoboruDatabase> = {
  prepare: async () => {
    const database = createDatabase("rebuild");
    const events = answersOf(simulateLog(LEARNER, REVIEWS, createRandom(1)));
    await database.events.bulkPut(events.map(toEventRow));
    return database;
  },
  run: (database) =>
    database.transaction("rw", [database.events, database.derivedRows], () => foldEverything(database, createMemory())),
};

const works = { fit, rebuild };
export type WorkName = keyof typeof works;

let ready: unknown;
Object.assign(globalThis, {
  prepareWork: async (name: WorkName) => {
    ready = await works[name].prepare();
  },
  /** Milliseconds. */
  runWork: async (name: WorkName) => {
    const startedAt = performance.now();
    await (works[name] as Work<unknown>).run(ready);
    return performance.now() - startedAt;
  },
});
