import { type ReactNode, useState } from "react";
import { blueprintSize } from "../../../domain/blueprint.ts";
import { expectedScore, type LearnerPlan } from "../../../domain/plan/learner-plan.ts";
import { outlookOf } from "../../../domain/readiness/outlook.ts";
import type { Readiness } from "../../../domain/readiness/readiness.ts";
import { isoDateToStudyDay } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { blueprintOf, followedPlan } from "../../state/plan.ts";
import { useClimb } from "../../state/use-climb.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { MinutesSlider } from "./minutes-slider.tsx";
import styles from "./plan.module.css";
import { PlannedWeeks } from "./planned-weeks.tsx";
import { type Preview, usePreview } from "./use-preview.ts";

/** Minutes a day that are compared beside the learner's own. */
const COMPARED_MINUTES: readonly number[] = [10, 20, 30];

/** What the days to the exam hold, and what an evening more or less is worth. */
export default function PlanPage(): ReactNode {
  const today = useToday();
  const plan = useLearner((state) => followedPlan(state, today));
  return (
    <Page title={m.plan_title()} back={{ href: "/", label: m.nav_home() }}>
      {plan === undefined ? <NoPlan /> : <Outlook plan={plan} />}
    </Page>
  );
}

function NoPlan(): ReactNode {
  const today = useToday();
  const examDate = useLearner((state) => state.preferences.examDate);
  const hasFailed = useLearner((state) => state.planFailure !== null);
  if (examDate !== null && isoDateToStudyDay(examDate) > today) {
    return <p role="status">{hasFailed ? m.plan_failed() : m.plan_making()}</p>;
  }
  return (
    <p>
      {examDate === null ? m.plan_no_date() : m.plan_exam_past()} <a href="#/settings">{m.home_set_exam_date()}</a>
    </p>
  );
}

function Outlook({ plan }: { plan: LearnerPlan }): ReactNode {
  const { learner } = useApp();
  const own = useLearner((state) => state.preferences.minutesPerDay);
  const examItems = useLearner((state) => blueprintSize(blueprintOf(state)));
  const [minutes, setMinutes] = useState(own);
  const preview = usePreview(minutes);
  const { readiness } = useClimb();
  // Just after the minutes were changed the plan is still the one for those before.
  const shown = minutes === plan.minutesPerDay ? plan : preview;
  return (
    <>
      <section className={styles.outlook}>
        <p className={styles.score} aria-live="polite">
          <span>{m.plan_score_lead({ minutes })}</span>
          <b>{scoreText(shown, readiness, examItems)}</b>
          <span>{m.plan_score_of({ items: examItems })}</span>
        </p>
        <MinutesSlider value={minutes} onChange={setMinutes} />
        <dl className={styles.compared}>
          {COMPARED_MINUTES.map((compared) => (
            <ComparedScore key={compared} minutes={compared} examItems={examItems} />
          ))}
        </dl>
        {minutes !== own && (
          <Button onClick={() => void learner.setPreference("minutesPerDay", minutes)}>
            {m.plan_take_minutes({ minutes })}
          </Button>
        )}
        <p className={styles.note}>{shown === "failed" ? m.plan_failed() : m.plan_score_note()}</p>
      </section>
      {typeof shown === "object" && (
        <>
          <PlannedWeeks plan={shown} />
          <section className={styles.part}>
            <h2>{m.plan_let_go_title()}</h2>
            <p>{shown.letGo > 0 ? m.plan_let_go({ items: shown.letGo }) : m.plan_let_go_none()}</p>
          </section>
        </>
      )}
      <details className={styles.part}>
        <summary>{m.plan_how_title()}</summary>
        <p>{m.plan_how()}</p>
      </details>
    </>
  );
}

function ComparedScore({ minutes, examItems }: { minutes: number; examItems: number }): ReactNode {
  const { readiness } = useClimb();
  const text = scoreText(usePreview(minutes), readiness, examItems);
  return (
    <div>
      <dt>{m.home_minutes({ minutes })}</dt>
      <dd>{m.plan_points({ points: text })}</dd>
    </div>
  );
}

/** The same score that home and the insights foretell; before there is evidence for one, what is remembered alone. */
function scoreText(preview: Preview, readiness: Readiness | null, examItems: number): string {
  if (typeof preview === "string") return preview === "making" ? "…" : "–";
  const outlook = readiness === null ? null : outlookOf(readiness, preview);
  return String(Math.round(outlook?.score.mean ?? expectedScore(preview.expectedRecall, examItems)));
}
