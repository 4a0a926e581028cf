import { useEffect } from "react";
import { useExams, useExamsState } from "../../state/use-exams.ts";
import { useRemaining } from "./use-remaining.ts";

/** A kill costs at most this much of the count, in the learner's favour. */
const BEAT_MILLIS = 5_000;

/**
 * Keeps the exam's clock while its screen is there: it runs in sight, stands still out of sight, tells the device every
 * few seconds how far it is, and hands in when the time is up. Gives the milliseconds that are left.
 */
export function useExamClock(): number {
  const exams = useExams();
  const isRunning = useExamsState(({ sitting, spanFrom }) => sitting !== null && spanFrom !== null);
  const remaining = useRemaining();

  useEffect(() => {
    const look = () => void (document.visibilityState === "visible" ? exams.enter() : exams.leave("away"));
    const leave = () => void exams.leave("away");
    const beat = () => document.visibilityState === "visible" && void exams.beat();
    look();
    const timer = setInterval(beat, BEAT_MILLIS);
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [exams]);

  const isUp = isRunning && remaining === 0;
  useEffect(() => {
    if (isUp) void exams.beat();
  }, [isUp, exams]);
  return remaining;
}
