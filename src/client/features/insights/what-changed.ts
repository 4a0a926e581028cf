import type { ClimbDay } from "../../../domain/climb.ts";
import type { InstalledBank } from "../../../domain/ports.ts";
import type { StudyDay } from "../../../domain/study-day.ts";
import { topicTitle } from "../../state/titles.ts";

/** Less than this is no change that anybody could name. */
const STEP_MIN = 0.05;

/** How the score of a day differs from the day of study before, and the section that changed it most; null where neither can be told. */
export function changeBetween(
  days: readonly ClimbDay[],
  day: StudyDay,
  banks: readonly InstalledBank[],
): { readonly change: string; readonly section: string; readonly part: string } | null {
  const index = days.findIndex((one) => one.day === day);
  const [before, after] = [days[index - 1], days[index]];
  if (before?.score == null || after?.score == null) return null;
  const parts = Object.entries(after.sections).map(([section, mean]) => ({
    section,
    by: mean - (before.sections[section] ?? mean),
  }));
  const [most] = parts.sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
  if (most === undefined || Math.abs(most.by) < STEP_MIN) return null;
  return {
    change: signed(after.score.mean - before.score.mean),
    section: topicTitle(banks, most.section),
    part: signed(most.by),
  };
}

/** +0.6, −0.4 or ±0.0, with a true minus sign. */
function signed(points: number): string {
  const text = Math.abs(points).toFixed(1);
  if (text === "0.0") return "±0.0";
  return `${points > 0 ? "+" : "−"}${text}`;
}
