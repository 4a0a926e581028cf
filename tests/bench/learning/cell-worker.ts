import { parentPort } from "node:worker_threads";
import { scoreCell } from "./measure-cell.ts";
import type { Cell } from "./simulate.ts";

/** Measures one cell after the other, as asked. */
parentPort?.on("message", ({ cell, isFull }: { cell: Cell; isFull: boolean }) => {
  parentPort?.postMessage(scoreCell(cell, isFull));
});
