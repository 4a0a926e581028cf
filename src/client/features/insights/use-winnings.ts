import { useMemo } from "react";
import { type Winning, winningsBy } from "../../../domain/winnings.ts";
import { useLearner, useToday } from "../../state/app.ts";
import { winningsInput } from "../../state/winnings.ts";

/** Sections or topics by the points that an hour there would win. */
export function useWinnings(by: "section" | "topic"): readonly Winning[] {
  const state = useLearner((whole) => whole);
  const today = useToday();
  return useMemo(() => winningsBy((summary) => summary[by], winningsInput(state, today)), [state, today, by]);
}
