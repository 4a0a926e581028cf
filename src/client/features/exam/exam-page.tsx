import { type ReactNode, useEffect, useMemo, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { blueprintSize } from "../../../domain/blueprint.ts";
import type { ExamForm } from "../../../domain/exam/form.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { topicTitle } from "../../state/titles.ts";
import { useExams, useExamsState } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import styles from "./exam.module.css";
import { ExamHistory } from "./exam-history.tsx";
import { Failure } from "./failure.tsx";
import { OpenSitting } from "./open-sitting.tsx";
import { type Size, SizeChoice, sizedBlueprint } from "./size-choice.tsx";

const MINUTE_MILLIS = 60_000;

/** Mock exams: the open one, another one of the size one likes, and what came of the others. */
export function ExamPage(): ReactNode {
  const exams = useExams();
  const isOpen = useExamsState(({ sitting }) => sitting !== null);
  useEffect(() => void exams.load(), [exams]);
  return (
    <Page title={m.exam_title()} back={{ href: "/", label: m.item_back() }}>
      <Failure />
      {isOpen ? <OpenSitting /> : <NewExam />}
      <ExamHistory />
      <p className={styles.links}>
        <a href="#/battle">{m.exam_battle_link()}</a>
        <a href="#/exam/blueprint">{m.exam_blueprint_open()}</a>
      </p>
    </Page>
  );
}

function NewExam(): ReactNode {
  const exams = useExams();
  const whole = useLearner((state) => state);
  const blueprint = blueprintOf(whole);
  const [size, setSize] = useState<Size>({ kind: "full" });
  const [isStarting, setStarting] = useState(false);
  const sized = sizedBlueprint(blueprint, size);
  // The form is the same until the numbers or what the learner has seen change.
  const numbers = JSON.stringify(sized.sections);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const form = useMemo(() => exams.preview(sized), [exams, numbers, whole.progressByKey, whole.summariesByKey]);

  if (blueprint.sections.length === 0) return <Notice tone="info">{m.exam_no_blueprint()}</Notice>;
  const start = async () => {
    setStarting(true);
    await exams.start(size.kind, sized);
    if (exams.store.getState().sitting !== null) navigate("/exam/sitting");
    else setStarting(false);
  };
  const perItem = (sized.minutes * MINUTE_MILLIS) / Math.max(1, blueprintSize(sized));
  return (
    <>
      <SizeChoice blueprint={blueprint} size={size} onChange={setSize} />
      <div className={styles.promise}>
        <p className={styles.promiseSize}>
          <b>{m.exam_size_line({ items: blueprintSize(sized), minutes: sized.minutes })}</b>
          <span>{m.exam_pace_plan({ time: clockText(perItem) })}</span>
        </p>
        <p>
          {m.exam_guide_line({ items: sized.guideLine })} <small>{m.exam_guide_note()}</small>
        </p>
        <FormFacts form={form} />
      </div>
      <details className={styles.details}>
        <summary>{m.exam_rules_title()}</summary>
        <ul>
          <li>{m.exam_rules_clock()}</li>
          <li>{m.exam_rules_saved()}</li>
          <li>{m.exam_rules_end()}</li>
        </ul>
      </details>
      <Button look="solid" disabled={isStarting || form.items.length === 0} onClick={() => void start()}>
        {m.exam_start()}
      </Button>
    </>
  );
}

/** What there is to know of a form before it begins. */
function FormFacts({ form: { items, seen, shortages } }: { form: ExamForm }): ReactNode {
  const banks = useLearner((state) => state.banks);
  if (items.length === 0) return <p>{m.exam_nothing()}</p>;
  return (
    <>
      <p>{seen === 0 ? m.exam_seen_none() : m.exam_seen_some({ items: items.length, seen })}</p>
      {shortages.length > 0 && (
        <div className={styles.shortages}>
          <p>{m.exam_short_intro()}</p>
          <ul>
            {shortages.map(({ section, asked, found }) => (
              <li key={section}>{m.exam_short_section({ section: topicTitle(banks, section), asked, found })}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
