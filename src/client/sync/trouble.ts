import type { SyncTrouble } from "../../domain/sync/engine.ts";
import type { Refusal } from "../../schema/protocol.ts";
import type { RoundFailure } from "./round.ts";

/** A failure of a round in a learner's terms. */
export function troubleOf(failure: RoundFailure): SyncTrouble {
  switch (failure.kind) {
    case "unreachable":
      return { kind: "offline" };
    case "refused":
      return refusalTrouble(failure.refusal);
    default:
      return failure;
  }
}

function refusalTrouble(refusal: Refusal): SyncTrouble {
  switch (refusal.error) {
    case "unauthorized":
      return { kind: "wrongSecret" };
    case "inviteWrong":
    case "deleted":
      return { kind: refusal.error };
    case "quota":
      return { kind: "quota", bytesUsed: refusal.bytesUsed, bytesLimit: refusal.bytesLimit };
    case "slowDown":
    case "unavailable":
      return { kind: "slowDown", retryAfterSeconds: refusal.retryAfterSeconds };
    case "notFound":
      return { kind: "noServer" };
    default:
      return { kind: "protocol", detail: refusal.error };
  }
}
