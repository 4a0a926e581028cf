import type { Response } from "./event.ts";
import type { ItemProgress, WrongChoice } from "./progress.ts";
import type { StudyDay } from "./study-day.ts";

/** What memory held for this likely was believed to be known. */
const SURE_RECALL = 0.9;

/** Older ones than so many different wrong responses say little about today. */
const CHOICES_MAX = 6;

/** What a wrong response, not a pass, adds to an item's row. `predicted`: recall just before it, where it can be told. */
export function withMistake(
  { wrongChoices, surprise }: ItemProgress,
  response: Response,
  day: StudyDay,
  predicted: number | null,
): Pick<ItemProgress, "wrongChoices" | "surprise"> {
  const before = wrongChoices.find((choice) => isSameResponse(choice.response, response));
  const times = (before?.times ?? 0) + 1;
  const others = wrongChoices.filter((choice) => choice !== before);
  const choice: WrongChoice = { response, times, lastDay: Math.max(day, before?.lastDay ?? day) };
  // The same wrong response twice is no slip: it is believed.
  const isSurprise = (predicted ?? 0) >= SURE_RECALL || times > 1;
  return {
    wrongChoices: [...others, choice].slice(-CHOICES_MAX),
    surprise: isSurprise
      ? { times: (surprise?.times ?? 0) + 1, lastDay: Math.max(day, surprise?.lastDay ?? day) }
      : surprise,
  };
}

/** Options may be ticked in any order. */
function isSameResponse(a: Response, b: Response): boolean {
  if (a.kind !== "options" || b.kind !== "options") return JSON.stringify(a) === JSON.stringify(b);
  return a.optionIds.length === b.optionIds.length && a.optionIds.every((id) => b.optionIds.includes(id));
}
