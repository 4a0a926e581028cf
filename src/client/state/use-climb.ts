import { useEffect, useMemo, useState } from "react";
import { type ScoreBand, shownBand } from "../../domain/readiness/score-band.ts";
import { isoDateToStudyDay, type StudyDay } from "../../domain/study-day.ts";
import { type App, useApp, useLearner, useToday } from "./app.ts";
import type { Climb, ClimbState } from "./climb.ts";
import { blueprintOf } from "./plan.ts";

const NOTHING: ClimbState = { days: null, readiness: null, outlook: null };

/** Once its code is there, a screen that is opened again shows the score at once. */
const arrived = new WeakMap<App["climb"], Climb>();

/** The predicted score as it is kept up to date; nothing until its code is there. */
export function useClimb(): ClimbState {
  const { climb } = useApp();
  const [state, setState] = useState(() => arrived.get(climb)?.store.getState() ?? NOTHING);
  useEffect(() => {
    let stop = () => {};
    let isGone = false;
    const follow = (one: Climb): void => {
      arrived.set(climb, one);
      if (isGone) return;
      setState(one.store.getState());
      stop = one.store.subscribe(setState);
    };
    // Offline the first time there may be nothing to load: the next screen tries again.
    void climb().then(follow, () => {});
    return () => {
      isGone = true;
      stop();
    };
  }, [climb]);
  return state;
}

/** What the picture of the climb is drawn from; today's point comes last where it can be told. */
export function useClimbView({ days, readiness, outlook }: ClimbState) {
  const today = useToday();
  const examDate = useLearner((state) => state.preferences.examDate);
  const guideLine = useLearner((state) => blueprintOf(state).guideLine);
  return useMemo(() => {
    const past = (days ?? []).flatMap(({ day, score }) => (score === null || day >= today ? [] : [{ day, ...score }]));
    const score = readiness?.score ?? null;
    return {
      points: score === null ? past : [...past, { day: today, ...score }],
      today,
      examDay: examDate === null ? null : isoDateToStudyDay(examDate),
      ahead: outlook?.score ?? null,
      guideLine,
      questions: readiness?.questions ?? 0,
    };
  }, [days, readiness, outlook, today, examDate, guideLine]);
}

/** 27–33, or one number where the band holds no other. */
export function bandText(band: ScoreBand): string {
  const { low, high } = shownBand(band);
  return low === high ? String(low) : `${low}–${high}`;
}

/** Whether the exam is over. */
export function isPast(examDay: StudyDay | null, today: StudyDay): boolean {
  return examDay !== null && examDay < today;
}
