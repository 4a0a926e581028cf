import { studyDayOf } from "../../domain/study-day.ts";
import { useApp, useLearner } from "./app.ts";

const TIME = { hour: "numeric", minute: "2-digit" } as const;

/** Instants (milliseconds since the epoch) in the learner's language: the time alone where it is of today. */
export function useMomentText(): (at: number) => string {
  const { clock } = useApp();
  const language = useLearner((state) => state.preferences.language);
  return (at) => {
    const isToday = studyDayOf(at, clock.zoneMinutes()) === studyDayOf(clock.wallMs(), clock.zoneMinutes());
    const fields = isToday ? TIME : { month: "numeric", day: "numeric", ...TIME };
    return new Intl.DateTimeFormat(language, fields as Intl.DateTimeFormatOptions).format(at);
  };
}
