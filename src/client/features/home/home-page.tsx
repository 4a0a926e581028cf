import { lazy, type ReactNode, Suspense, useEffect, useMemo } from "react";
import { navigate } from "wouter/use-hash-location";
import { PACK_MINUTES } from "../../../domain/preferences.ts";
import type { Selection } from "../../../domain/selection.ts";
import type { Session } from "../../../domain/session.ts";
import { isoDateToStudyDay } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { packPreview } from "../../state/plan.ts";
import { Segmented } from "../../ui/segmented.tsx";
import styles from "./home.module.css";
import { Summit } from "./summit.tsx";

// Not on the way to the first question.
const Standing = lazy(() => import("./standing.tsx"));
const NextPoints = lazy(() => import("./next-points.tsx"));
const ExamCard = lazy(() => import("./exam-card.tsx"));

const NO_MILLIS = { answers: 0, responseMillis: 0 };
const MINUTE_MILLIS = 60_000;

/** Today: how far it is, and one tap to the first question. */
export function HomePage(): ReactNode {
  const onboarded = useLearner((state) => state.preferences.onboarded);
  const session = useLearner((state) => state.session);
  const hasAnswers = useLearner((state) => state.activityByDay.size > 0);
  // The first exam may be cut off before it has any answer in the log.
  const isKnown = useLearner((state) => state.examsById.size > 0) || hasAnswers;

  useEffect(() => {
    if (!onboarded) navigate("/welcome", { replace: true });
  }, [onboarded]);

  if (!onboarded) return null;
  return (
    <main className={styles.home}>
      <div className={styles.sky}>
        <h1 className="visually-hidden">{m.nav_home()}</h1>
        <Countdown />
        <div className={styles.standing}>
          {hasAnswers ? (
            <Suspense>
              <Standing />
            </Suspense>
          ) : (
            <Summit />
          )}
        </div>
        <Today />
      </div>
      {isKnown && (
        <Suspense>
          {hasAnswers && <NextPoints />}
          <ExamCard />
        </Suspense>
      )}
      <nav className={styles.drills} aria-label={m.home_drills()}>
        <a href="#/drill/statements">{m.home_statements()}</a>
        {hasAnswers && <a href="#/drill/wrong">{m.drill_wrong()}</a>}
        {!isKnown && <a href="#/exam">{m.exam_title()}</a>}
      </nav>
      <div className={styles.dock}>
        {session !== null && session.phase !== "finished" && <Resume session={session} />}
        <Start isSecond={session !== null && session.phase !== "finished"} />
      </div>
    </main>
  );
}

function Countdown(): ReactNode {
  const examDate = useLearner((state) => state.preferences.examDate);
  const today = useToday();
  if (examDate === null) {
    return (
      <p className={styles.count}>
        {m.home_no_exam_date()} <a href="#/settings">{m.home_set_exam_date()}</a>
      </p>
    );
  }
  const days = isoDateToStudyDay(examDate) - today;
  const text = days > 0 ? m.home_days_left({ days }) : days === 0 ? m.home_exam_today() : m.home_exam_past();
  return (
    <p className={styles.count}>
      {text} {days > 0 && <a href="#/plan">{m.plan_open()}</a>}
    </p>
  );
}

function Today(): ReactNode {
  const today = useToday();
  const { answers, responseMillis } = useLearner((state) => state.activityByDay.get(today)) ?? NO_MILLIS;
  const minutes = Math.max(1, Math.round(responseMillis / MINUTE_MILLIS));
  return <p className={styles.today}>{answers === 0 ? m.home_today_none() : m.home_today({ answers, minutes })}</p>;
}

function Resume({ session }: { session: Session }): ReactNode {
  const count = session.entries.length - session.answers.length;
  return (
    <a className={styles.start} href="#/practice">
      <span>{m.home_resume()}</span>
      <small>{session.title ?? m.home_resume_left({ count })}</small>
    </a>
  );
}

/** The minutes, and the button that opens the pack. */
function Start({ isSecond }: { isSecond: boolean }): ReactNode {
  const { learner } = useApp();
  const state = useLearner((whole) => whole);
  const today = useToday();
  const minutes = state.preferences.packMinutes;
  const pack = useMemo(() => packPreview(state, today, minutes), [state, today, minutes]);
  return (
    <>
      <Segmented
        legend={m.home_minutes_legend()}
        options={PACK_MINUTES.map((value) => ({ value, label: m.home_minutes({ minutes: value }) }))}
        value={minutes}
        onChange={(value) => void learner.setPreference("packMinutes", value)}
      />
      <a className={isSecond ? styles.second : styles.start} href={`#/practice/${minutes}${isSecond ? "/new" : ""}`}>
        <span>{isSecond ? m.home_start_new() : m.home_start()}</span>
        <small>{promise(pack)}</small>
      </a>
    </>
  );
}

function promise({ entries, due, fresh }: Selection): string {
  if (entries.length === 0) return m.finish_nothing();
  return due + fresh > 0 ? m.home_pack({ due, fresh }) : m.home_pack_early({ early: entries.length });
}
