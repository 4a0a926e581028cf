import { randomUUID } from "node:crypto";

/** Answers as an app that syncs documents would store them: one JSON document each, in clear. */
export function createDocuments(count: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => ({
    _id: randomUUID(),
    type: "answer",
    item: "tokyo-shunin/kenpou-0123",
    options: ["b"],
    millis: 21_840 + index,
    at: 1_790_000_000_000 + index * 40_000,
  }));
}
