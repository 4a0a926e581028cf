import { type ReactNode, useState } from "react";
import { EVIDENCE_ITEMS } from "../../../domain/readiness/readiness.ts";
import { shownBand } from "../../../domain/readiness/score-band.ts";
import { type StudyDay, studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import type { ClimbState } from "../../state/climb.ts";
import { bandText, isPast, useClimbView } from "../../state/use-climb.ts";
import { ClimbPicture } from "../../ui/climb-picture.tsx";
import { climbShape } from "../../ui/climb-shape.ts";
import { dayText } from "../../ui/day.tsx";
import styles from "./climb-section.module.css";
import { ClimbTable } from "./climb-table.tsx";
import { changeBetween } from "./what-changed.ts";

const HEIGHT = 214;

/** The predicted score, and the way it took: the picture can be touched, and has a table behind it. */
export function ClimbSection({ climb }: { climb: ClimbState }): ReactNode {
  const view = useClimbView(climb);
  const { readiness, outlook } = climb;
  const today = useToday();
  const { language } = useLearner((state) => state.preferences);
  const banks = useLearner((state) => state.banks);
  const [looked, setLooked] = useState<StudyDay | null>(null);
  const { firstDay, lastDay } = climbShape(view, HEIGHT);
  const score = readiness?.score ?? null;
  const lookedAt = looked === null ? null : nearest(view.points, looked, view.examDay, view.ahead);
  const day = (one: StudyDay) => dayText(studyDayToIsoDate(one), language);

  return (
    <section className={styles.climb} aria-label={m.climb_title()}>
      <div className={styles.head}>
        <h2>{m.climb_now()}</h2>
        {score !== null && readiness !== null ? (
          <>
            <p className={styles.score}>
              <b>{bandText(score)}</b>
              <span>{m.climb_of({ questions: readiness.questions })}</span>
            </p>
            <p className={styles.note}>
              {outlook !== null && view.examDay !== null
                ? m.climb_ahead({ day: day(view.examDay), band: bandText(outlook.score) })
                : isPast(view.examDay, today)
                  ? m.climb_exam_past()
                  : m.climb_band_note()}
            </p>
          </>
        ) : (
          <p className={styles.thin}>
            {readiness === null
              ? m.climb_reading()
              : m.climb_too_little({ left: Math.max(1, EVIDENCE_ITEMS - readiness.met) })}
          </p>
        )}
      </div>
      <div className={styles.touch}>
        <ClimbPicture
          view={view}
          height={HEIGHT}
          labels={{
            guide: m.climb_guide({ score: view.guideLine }),
            today: looked === null ? m.nav_home() : "",
            exam: view.examDay === null ? "" : day(view.examDay),
          }}
          cursor={lookedAt === null ? null : { day: lookedAt.day, score: lookedAt.mean }}
        >
          {view.points.length > 1 && (
            <input
              type="range"
              className={styles.range}
              aria-label={m.climb_look()}
              aria-valuetext={lookedAt === null ? m.nav_home() : saidOf(lookedAt)}
              min={firstDay}
              max={lastDay}
              step={1}
              value={looked ?? today}
              onChange={({ currentTarget }) => setLooked(Number(currentTarget.value))}
            />
          )}
        </ClimbPicture>
      </div>
      <p className={styles.legend}>
        {lookedAt === null ? (
          <>
            <span data-kind="ridge">{m.climb_legend_score()}</span>
            <span data-kind="mist">{m.climb_legend_band()}</span>
            {view.examDay !== null && <span data-kind="flag">{m.climb_legend_exam()}</span>}
          </>
        ) : (
          <span>{saidOf(lookedAt)}</span>
        )}
      </p>
      <ClimbTable days={climb.days ?? []} outlook={outlook} examDay={view.examDay} />
      <details className={styles.how}>
        <summary>{m.climb_how_title()}</summary>
        <p>{m.climb_how()}</p>
        <p>{m.climb_how_band()}</p>
        <p>{m.climb_how_evidence({ items: EVIDENCE_ITEMS })}</p>
      </details>
    </section>
  );

  /** A day's value, and what changed it. */
  function saidOf(point: NonNullable<ReturnType<typeof nearest>>): string {
    const { low, high } = shownBand(point);
    const said = { day: day(point.day), low, high, mean: point.mean.toFixed(1) };
    if (point.day > today) return m.climb_said_ahead(said);
    const change = changeBetween(climb.days ?? [], point.day, banks);
    return change === null ? m.climb_said(said) : `${m.climb_said(said)} ${m.climb_said_change(change)}`;
  }
}

/** The point that a finger means. */
function nearest(
  points: ReturnType<typeof useClimbView>["points"],
  day: StudyDay,
  examDay: StudyDay | null,
  ahead: ReturnType<typeof useClimbView>["ahead"],
) {
  const all = examDay !== null && ahead !== null ? [...points, { day: examDay, ...ahead }] : points;
  return all.reduce<(typeof all)[number] | null>(
    (best, point) => (best === null || Math.abs(point.day - day) < Math.abs(best.day - day) ? point : best),
    null,
  );
}
