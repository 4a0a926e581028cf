import { createDatabase, type NoboruDatabase } from "../../../src/client/storage/database.ts";
import { foldEverything } from "../../../src/client/storage/derived-rows.ts";
import { toEventRow } from "../../../src/client/storage/event-row.ts";
import { logTables } from "../../../src/client/storage/event-table.ts";
import { DEFAULT_PARAMETERS } from "../../../src/domain/memory.ts";
import type { PackedReviews } from "../../../src/domain/packed-reviews.ts";
import { makePlan, type PlanInput } from "../../../src/domain/plan/plan.ts";
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
    database.transaction("rw", [...logTables(database), database.derivedRows], async () => foldEverything(database)),
};

/** A thousand items half of the way, in six classes of weight, and four months to go. */
const plan: Work<PlanInput> = {
  prepare: () => {
    const numbers = Array.from({ length: 1_000 }, (_, item) => item);
    const budget = new Float64Array(121).fill(20 * 60);
    budget[0] = 0;
    return {
      parameters: DEFAULT_PARAMETERS,
      seconds: { first: 17, review: 12, wrong: 12 },
      budget,
      items: {
        weight: numbers.map((item) => (1 + (item % 6) / 2) / 2_250),
        length: numbers.map((item) => 0.7 + (0.6 * ((item * 7_919) % 100)) / 100),
        elapsedDays: numbers.map((item) => (item % 2 === 0 ? -1 : 1 + (item % 20))),
        stability: numbers.map((item) => 0.5 + (item % 40)),
        difficulty: numbers.map((item) => 1 + (item % 10)),
        known: numbers.map((item) => (item % 6) / 10 + 0.3),
      },
    };
  },
  run: makePlan,
};

const works = { fit, rebuild, plan };
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
