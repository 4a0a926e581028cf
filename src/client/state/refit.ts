import type { Clock, FitLog } from "../../domain/ports.ts";
import type { ParametersRow } from "../../domain/progress.ts";
import { isRefitDue, type LastFit } from "../../domain/proposal.ts";
import type { Session } from "../../domain/session.ts";
import { studyDayOf } from "../../domain/study-day.ts";
import type { Learner, LearnerState } from "./learner.ts";

/** `notDue`: it will be by itself. `tooFew`: answers, to tell whether a fit predicts better than the average. */
export type RefitOutcome = "fitted" | "notDue" | "tooFew" | "failed";

interface Dependencies {
  readonly learner: Learner;
  readonly clock: Clock;
  readonly fitLog: FitLog;
}

/**
 * Fits memory to the learner's log and keeps what comes of it as an event. By itself only when it is due, and it is
 * kept when no pack is open: every row is folded again then, and no answer shall wait for that. Where the learner asked
 * for it, at once. A failure is noted in the learner's state and loses nothing.
 */
export async function refitMemory(
  { learner, clock, fitLog }: Dependencies,
  occasion: "asked" | "byItself",
): Promise<RefitOutcome> {
  const { parameters, memory, activityByDay } = learner.store.getState();
  const answers = [...activityByDay.values()].reduce((sum, day) => sum + day.answers, 0);
  const today = studyDayOf(clock.wallMs(), clock.zoneMinutes());
  if (occasion === "byItself" && !isRefitDue(answers, lastFitOf(parameters), today)) return "notDue";
  try {
    const { proposal, reviews } = await fitLog(memory.parameters);
    if (proposal.kind === "tooFew") return "tooFew";
    if (occasion === "byItself") await untilNoPackIsOpen(learner);
    const { parameters, heldOutLoss, defaultLoss } = proposal;
    const body = { parameters, reviews, heldOutLoss, defaultLoss };
    const { kind } = await learner.record([{ type: "parametersFitted", body }]);
    learner.store.setState({ refitFailure: null });
    return kind === "stored" ? "fitted" : "failed";
  } catch (error) {
    learner.store.setState({ refitFailure: error as Error });
    return "failed";
  }
}

function lastFitOf(row: ParametersRow | null): LastFit | null {
  if (row === null) return null;
  return row.kind === "declined"
    ? { reviews: 0, day: row.day, isDeclined: true }
    : { reviews: row.reviews, day: row.day, isDeclined: false };
}

function untilNoPackIsOpen({ store }: Learner): Promise<void> {
  return new Promise((resolve) => {
    const resolveIfFree = ({ session }: LearnerState) => {
      if (isOpen(session)) return;
      stopListening();
      resolve();
    };
    const stopListening = store.subscribe(resolveIfFree);
    resolveIfFree(store.getState());
  });
}

function isOpen(session: Session | null): boolean {
  return session !== null && session.phase !== "finished";
}
