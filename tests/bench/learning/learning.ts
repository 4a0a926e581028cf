import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Measurement } from "../measurement.ts";
import { cellsOf } from "./cells.ts";
import { type CellResult, type CellScores, resultOf } from "./measure-cell.ts";
import type { Cell } from "./simulate.ts";

/**
 * What the plan is worth: the expected score on the exam day of simulated learners, against the strongest ways to
 * study that need no plan. Nothing here was tuned on these learners: they are the test half.
 */
export async function measureLearning(isFull: boolean): Promise<Measurement> {
  const results = await measureAll(cellsOf(isFull), isFull);
  return { figures: { cells: results.map(withoutScores) }, table: results.flatMap((one) => rowsOf(one, isFull)) };
}

/** The cells in their order; the long ones are begun first, one for each core at a time. */
async function measureAll(cells: readonly Cell[], isFull: boolean): Promise<readonly CellResult[]> {
  const waiting = [...cells.entries()].sort(([, a], [, b]) => b.days * b.items - a.days * a.items);
  const results: CellResult[] = [];
  const runs = Array.from({ length: availableParallelism() }, async () => {
    const worker = new Worker(new URL("./cell-worker.ts", import.meta.url));
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, cell] = next;
        results[index] = resultOf(await ask(worker, { cell, isFull }));
      }
    } finally {
      await worker.terminate();
    }
  });
  await Promise.all(runs);
  return results;
}

async function ask(worker: Worker, request: { cell: Cell; isFull: boolean }): Promise<CellScores> {
  worker.postMessage(request);
  // Rejects where the worker throws.
  const [scores] = await once(worker, "message");
  return scores;
}

function withoutScores({ meanScores: _, ...figures }: CellResult): Omit<CellResult, "meanScores"> {
  return figures;
}

function rowsOf(result: CellResult, isFull: boolean): Measurement["table"] {
  const { family, items, days, minutes, missedDays, trouble } = result;
  const cell = [
    family,
    `${items} items`,
    `${days} d`,
    `${minutes} min`,
    missedDays > 0 && `${missedDays} missed`,
    trouble,
  ];
  const round = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);
  const row = {
    cell: cell.filter(Boolean).join(" · "),
    gain: round(result.gainPoints),
    "±": round(result.standardError),
    "over heavy first": round(result.gainOverHeavyFirst),
    "over filled": round(result.gainOverFilled),
    "better off": round(result.betterOffShare),
    "oracle gap": round(result.oracleGapClosed),
    "over minutes, s": round(result.overrunSeconds),
  };
  if (!isFull || Object.keys(result.meanScores).length <= 4) return [row];
  const means = Object.entries(result.meanScores).map(([policy, score]) => ({
    cell: `    ${policy}`,
    score: round(score),
  }));
  return [row, ...means];
}
