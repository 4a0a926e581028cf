import { type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useExams } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { clockText } from "../../ui/clock-text.ts";
import { Failure } from "./failure.tsx";
import styles from "./question-map.module.css";
import { useRemaining } from "./use-remaining.ts";

interface HandInProps {
  /** Numbers of the items, from 1. */
  readonly blank: readonly number[];
  readonly flagged: readonly number[];
  readonly onShow: (index: number) => void;
  readonly onCancel: () => void;
}

/** The last look before marking: what is still blank, what was to be looked at again, what time there is. */
export function HandIn({ blank, flagged, onShow, onCancel }: HandInProps): ReactNode {
  const exams = useExams();
  const remaining = useRemaining();
  const [isMarking, setMarking] = useState(false);
  const [firstBlank] = blank;
  const handIn = async () => {
    setMarking(true);
    await exams.handIn("submitted");
    setMarking(false);
  };
  return (
    <>
      <Failure />
      {blank.length > 0 && <p className={styles.warning}>{m.exam_hand_in_blank({ count: blank.length })}</p>}
      {flagged.length > 0 && <p className={styles.warning}>{m.exam_hand_in_flagged({ count: flagged.length })}</p>}
      <p>
        {m.exam_hand_in_time({ time: clockText(remaining) })} {m.exam_hand_in_final()}
      </p>
      {firstBlank !== undefined && <Button onClick={() => onShow(firstBlank - 1)}>{m.exam_first_blank()}</Button>}
      <div className={styles.actions}>
        <Button onClick={onCancel}>{m.exam_keep()}</Button>
        <Button look="solid" disabled={isMarking} onClick={() => void handIn()}>
          {m.exam_hand_in()}
        </Button>
      </div>
    </>
  );
}
