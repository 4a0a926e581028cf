import { useEffect, useState } from "react";
import { remainingMillis } from "../../../domain/exam/sitting.ts";
import { useApp } from "../../state/app.ts";
import { useExams, useExamsState } from "../../state/use-exams.ts";

const TICK_MILLIS = 1_000;

/** A kill costs at most this much of the count, in the learner's favour. */
const BEATS_EVERY_TICKS = 5;

/**
 * Keeps the exam's clock while its screen is there: it runs in sight, stands still out of sight, tells the device every
 * few seconds how far it is, and hands in when the time is up. Gives the milliseconds that are left.
 */
export function useExamClock(): number {
  const { clock } = useApp();
  const exams = useExams();
  const sitting = useExamsState((state) => state.sitting);
  const spanFrom = useExamsState((state) => state.spanFrom);
  const [, setTick] = useState(0);

  useEffect(() => {
    const look = () => void (document.visibilityState === "visible" ? exams.enter() : exams.leave("away"));
    const leave = () => void exams.leave("away");
    look();
    document.addEventListener("visibilitychange", look);
    addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pagehide", leave);
      leave();
    };
  }, [exams]);

  useEffect(() => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      setTick(ticks);
      if (ticks % BEATS_EVERY_TICKS === 0 && document.visibilityState === "visible") void exams.beat();
    }, TICK_MILLIS);
    return () => clearInterval(timer);
  }, [exams]);

  const span = spanFrom === null ? 0 : clock.elapsedMs() - spanFrom;
  const remaining = sitting === null ? 0 : Math.max(0, remainingMillis(sitting) - span);
  const isUp = sitting !== null && spanFrom !== null && remaining === 0;
  useEffect(() => {
    if (isUp) void exams.beat();
  }, [isUp, exams]);
  return remaining;
}
