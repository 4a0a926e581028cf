import type { ReactNode } from "react";
import { guideLineOf, totalOf } from "../../../domain/exam/result.ts";
import type { ExamRow } from "../../../domain/progress.ts";
import { studyDayOf, studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { useExamsState } from "../../state/use-exams.ts";
import { Day } from "../../ui/day.tsx";
import { Meter } from "../../ui/meter.tsx";
import styles from "./exam.module.css";
import { scoreText } from "./score-text.ts";

/** Past exams, the newest first. */
export function ExamHistory(): ReactNode {
  const rowsById = useExamsState((state) => state.rowsById);
  const past = [...rowsById]
    .flatMap(([exam, { started, finished }]) => (started && finished ? [{ exam, started, finished }] : []))
    .sort((a, b) => b.finished.wallMs - a.finished.wallMs);
  return (
    <section className={styles.history}>
      <h2>{m.exam_history()}</h2>
      {past.length === 0 ? (
        <p className={styles.hint}>{m.exam_history_none()}</p>
      ) : (
        <ol className={styles.list}>
          {past.map((each) => (
            <li key={each.exam}>
              <PastExam {...each} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface PastExamProps {
  readonly exam: string;
  readonly started: NonNullable<ExamRow["started"]>;
  readonly finished: NonNullable<ExamRow["finished"]>;
}

function PastExam({ exam, started, finished }: PastExamProps): ReactNode {
  const language = useLearner((state) => state.preferences.language);
  const { score, items } = totalOf(finished.sections);
  return (
    <a className={styles.past} href={`#/exam/result/${exam}`}>
      <span>
        <Day
          date={studyDayToIsoDate(studyDayOf(finished.wallMs, finished.zoneMinutes))}
          locale={language}
          look="full"
        />
        <small>{useKindText(started)}</small>
      </span>
      <span className={styles.pastScore}>
        <b>{m.exam_history_score({ score: scoreText(score), items })}</b>
        <small>{m.exam_history_guide({ guide: guideLineOf(started.blueprint, items) })}</small>
      </span>
      <Meter share={items === 0 ? 0 : score / items} />
    </a>
  );
}

function useKindText({ kind, blueprint }: PastExamProps["started"]): string {
  const banks = useLearner((state) => state.banks);
  switch (kind) {
    case "full":
      return m.exam_size_full();
    case "half":
      return m.exam_size_half();
    case "section":
      return topicTitle(banks, blueprint.sections[0]?.section ?? "");
    default:
      return m.exam_size_own();
  }
}
