import { useEffect, useState } from "react";
import type { LearnerPlan } from "../../../domain/plan/learner-plan.ts";
import { useApp } from "../../state/app.ts";

/** While a slider is moved, only where it rests for so long is planned. */
const REST_MILLIS = 150;

/** `making` until the plan is there. */
export type Preview = LearnerPlan | "making" | "failed";

/** The plan at so many minutes a day. */
export function usePreview(minutes: number): Preview {
  const { planning } = useApp();
  const [made, setMade] = useState<{ readonly minutes: number; readonly preview: Preview }>();
  useEffect(() => {
    let isWanted = true;
    const make = async (): Promise<Preview> => (await (await planning()).preview(minutes)) ?? "failed";
    const timer = setTimeout(async () => {
      const preview = await make().catch(() => "failed" as const);
      if (isWanted) setMade({ minutes, preview });
    }, REST_MILLIS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [planning, minutes]);
  return made?.minutes === minutes ? made.preview : "making";
}
