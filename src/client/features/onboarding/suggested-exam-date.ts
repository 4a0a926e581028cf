import { isoDateToStudyDay, type StudyDay, studyDayToIsoDate, weekdayOf } from "../../../domain/study-day.ts";

/** The exam is on a Sunday in late September: the next last one, as ISO date. A guess that the learner corrects. */
export function suggestedExamDate(today: StudyDay): string {
  const year = Number(studyDayToIsoDate(today).slice(0, 4));
  const thisYear = lastSundayOfSeptember(year);
  return studyDayToIsoDate(today < thisYear ? thisYear : lastSundayOfSeptember(year + 1));
}

function lastSundayOfSeptember(year: number): StudyDay {
  const lastDay = isoDateToStudyDay(`${year}-09-30`);
  return lastDay - weekdayOf(lastDay);
}
