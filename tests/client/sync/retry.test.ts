import { expect, it } from "vitest";
import { retryDelayMillis } from "../../../src/client/sync/retry.ts";

const OFFLINE = { kind: "offline" } as const;

it("each failure in a row waits longer, to half an hour at most, and no two phones the same", () => {
  const waits = [1, 2, 3, 10, 1_000].map((failures) => retryDelayMillis(OFFLINE, failures, 1) ?? 0);
  expect(waits).toEqual([15_000, 30_000, 60_000, 1_800_000, 1_800_000]);
  expect(retryDelayMillis(OFFLINE, 1, 0)).toBe(7_500);
});

it("a server that names a time is not asked before", () => {
  const slow = { kind: "slowDown", retryAfterSeconds: 90 } as const;
  expect(retryDelayMillis(slow, 1, 0)).toBeGreaterThanOrEqual(90_000);
});

it("what only the learner can change is not tried again by itself", () => {
  for (const kind of ["unknownAccount", "deleted", "inviteNeeded", "noServer", "incomplete"] as const) {
    expect(retryDelayMillis({ kind }, 1, 0.5)).toBeNull();
  }
});
