import { type ReactNode, useState } from "react";
import { blueprintSize } from "../../../domain/blueprint.ts";
import { expectedScore } from "../../../domain/plan/learner-plan.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner, useToday } from "../../state/app.ts";
import { blueprintOf, followedPlan } from "../../state/plan.ts";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { MinutesSlider } from "./minutes-slider.tsx";
import styles from "./plan.module.css";
import { PlannedWeeks } from "./planned-weeks.tsx";
import { usePreview } from "./use-preview.ts";

/** Minutes a day that are compared beside the learner's own. */
const COMPARED_MINUTES: readonly number[] = [10, 20, 30];

/** What the days to the exam hold, and what an evening more or less is worth. */
export default function PlanPage(): ReactNode {
  const today = useToday();
  const plan = useLearner((state) => followedPlan(state, today));
  return (
    <Page title={m.plan_title()} back={{ href: "/", label: m.nav_home() }}>
      {plan === undefined ? <NoPlan /> : <Outlook />}
    </Page>
  );
}

function NoPlan(): ReactNode {
  const examDate = useLearner((state) => state.preferences.examDate);
  return (
    <p>
      {examDate === null ? m.plan_no_date() : m.plan_not_yet()} <a href="#/settings">{m.home_set_exam_date()}</a>
    </p>
  );
}

function Outlook(): ReactNode {
  const { learner } = useApp();
  const today = useToday();
  const plan = useLearner((state) => followedPlan(state, today));
  const own = useLearner((state) => state.preferences.minutesPerDay);
  const examItems = useLearner((state) => blueprintSize(blueprintOf(state)));
  const [minutes, setMinutes] = useState(own);
  const chosen = usePreview(minutes);
  if (plan === undefined) return null;
  const shown = minutes === own ? plan : chosen;
  return (
    <>
      <section className={styles.outlook}>
        <p className={styles.score} aria-live="polite">
          <span>{m.plan_score_lead({ minutes })}</span>
          <b>{shown == null ? "…" : score(shown.expectedRecall, examItems)}</b>
          <span>{m.plan_score_of({ items: examItems })}</span>
        </p>
        <MinutesSlider value={minutes} onChange={setMinutes} />
        <ComparedScores examItems={examItems} />
        {minutes !== own && (
          <Button onClick={() => void learner.setPreference("minutesPerDay", minutes)}>
            {m.plan_take_minutes({ minutes })}
          </Button>
        )}
        <p className={styles.note}>{m.plan_score_note()}</p>
      </section>
      {shown != null && <PlannedWeeks plan={shown} />}
      {shown != null && (
        <section className={styles.part}>
          <h2>{m.plan_let_go_title()}</h2>
          <p>{shown.letGo > 0 ? m.plan_let_go({ items: shown.letGo }) : m.plan_let_go_none()}</p>
        </section>
      )}
      <details className={styles.part}>
        <summary>{m.plan_how_title()}</summary>
        <p>{m.plan_how()}</p>
      </details>
    </>
  );
}

function ComparedScores({ examItems }: { examItems: number }): ReactNode {
  return (
    <dl className={styles.compared}>
      {COMPARED_MINUTES.map((minutes) => (
        <ComparedScore key={minutes} minutes={minutes} examItems={examItems} />
      ))}
    </dl>
  );
}

function ComparedScore({ minutes, examItems }: { minutes: number; examItems: number }): ReactNode {
  const plan = usePreview(minutes);
  return (
    <div>
      <dt>{m.home_minutes({ minutes })}</dt>
      <dd>{plan == null ? "…" : m.plan_points({ points: score(plan.expectedRecall, examItems) })}</dd>
    </div>
  );
}

function score(expectedRecall: number, examItems: number): number {
  return Math.round(expectedScore(expectedRecall, examItems));
}
