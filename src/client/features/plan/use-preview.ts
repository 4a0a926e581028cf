import { useEffect, useState } from "react";
import type { LearnerPlan } from "../../../domain/plan/learner-plan.ts";
import { useApp } from "../../state/app.ts";

/** While a slider is moved, only where it rests for so long is planned. */
const REST_MILLIS = 150;

/** The plan at so many minutes a day; undefined while it is being made, null where there is none. */
export function usePreview(minutes: number): LearnerPlan | null | undefined {
  const { planning } = useApp();
  const [made, setMade] = useState<{ readonly minutes: number; readonly plan: LearnerPlan | null }>();
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const planner = await planning();
      const plan = await planner.preview(minutes);
      if (isWanted) setMade({ minutes, plan });
    }, REST_MILLIS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [planning, minutes]);
  return made?.minutes === minutes ? made.plan : undefined;
}
