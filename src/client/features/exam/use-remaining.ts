import { useEffect, useState } from "react";
import { remainingMillis } from "../../../domain/exam/sitting.ts";
import { useApp } from "../../state/app.ts";
import { useExamsState } from "../../state/use-exams.ts";

const TICK_MILLIS = 1_000;

/** Milliseconds that are left, second by second. For small parts of the screen: what calls it is drawn as often. */
export function useRemaining(): number {
  const { clock } = useApp();
  const sitting = useExamsState((state) => state.sitting);
  const spanFrom = useExamsState((state) => state.spanFrom);
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), TICK_MILLIS);
    return () => clearInterval(timer);
  }, []);
  const span = spanFrom === null ? 0 : clock.elapsedMs() - spanFrom;
  return sitting === null ? 0 : Math.max(0, remainingMillis(sitting) - span);
}
