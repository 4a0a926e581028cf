import type { ReactNode } from "react";
import { paceMillis, type Sitting } from "../../../domain/exam/sitting.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { useExams } from "../../state/use-exams.ts";
import { clockText } from "../../ui/clock-text.ts";
import { Icon } from "../../ui/icon.tsx";
import styles from "./sitting-bar.module.css";
import { useExamClock } from "./use-exam-clock.ts";

const MINUTE_MILLIS = 60_000;

/** From here on the clock is hard to overlook. */
const LATE_MILLIS = 5 * MINUTE_MILLIS;

/** Keeps the clock, and says where the exam stands: item, section, the time that is left and what it means for each blank; and the ways out. */
export function SittingBar({ sitting }: { sitting: Sitting }): ReactNode {
  const exams = useExams();
  const remaining = useExamClock();
  const banks = useLearner((state) => state.banks);
  const { items, index, blueprint } = sitting;
  const pace = paceMillis({ ...sitting, activeMillis: blueprint.minutes * MINUTE_MILLIS - remaining });
  const isLate = remaining <= LATE_MILLIS;
  return (
    <header className={styles.bar}>
      <div className={styles.track}>
        <svg width="100%" height="100%" aria-hidden="true">
          <rect className={styles.done} width={`${((index + 1) / items.length) * 100}%`} height="100%" />
        </svg>
      </div>
      <div className={styles.meta}>
        <button
          type="button"
          className={styles.pause}
          aria-label={m.exam_pause()}
          onClick={() => void exams.leave("asked")}
        >
          <Icon name="pause" />
        </button>
        <p className={styles.place}>
          <b>{m.exam_position({ number: index + 1, items: items.length })}</b>
          <span>{topicTitle(banks, items[index]?.section ?? "")}</span>
        </p>
        <p className={styles.time} data-late={isLate} role="timer" aria-live="off">
          <b>{m.exam_left({ time: clockText(remaining) })}</b>
          <span>{pace === null ? m.exam_pace_done() : m.exam_pace_left({ time: clockText(pace) })}</span>
        </p>
      </div>
      <p className="visually-hidden" role="status">
        {warning(remaining)}
      </p>
    </header>
  );
}

/** Said once to a screen reader, when its text changes. */
function warning(remaining: number): string {
  if (remaining <= 0) return m.exam_time_up();
  if (remaining <= MINUTE_MILLIS) return m.exam_warn_1();
  if (remaining <= LATE_MILLIS) return m.exam_warn_5();
  return remaining <= 30 * MINUTE_MILLIS ? m.exam_warn_30() : "";
}
