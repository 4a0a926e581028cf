import { type ReactNode, useState } from "react";
import { blankNumbers, flaggedNumbers, type Sitting } from "../../../domain/exam/sitting.ts";
import { groupBy } from "../../../domain/grouping.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { useExams } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Icon } from "../../ui/icon.tsx";
import { HandIn } from "./hand-in.tsx";
import styles from "./question-map.module.css";

interface QuestionMapProps {
  readonly sitting: Sitting;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All items at a glance, section by section; to one of them, or to the end. */
export function QuestionMap({ sitting, isOpen, onClose }: QuestionMapProps): ReactNode {
  const exams = useExams();
  const banks = useLearner((state) => state.banks);
  const [isHandingIn, setHandingIn] = useState(false);
  const [blank, flagged] = [blankNumbers(sitting), flaggedNumbers(sitting)];
  const numbered = sitting.items.map((item, index) => ({ ...item, index }));
  const show = (index: number) => {
    void exams.goTo(index);
    close();
  };
  const close = () => {
    setHandingIn(false);
    onClose();
  };
  return (
    <Dialog title={isHandingIn ? m.exam_hand_in_title() : m.exam_map_title()} isOpen={isOpen} onClose={close}>
      {isHandingIn ? (
        <HandIn blank={blank} flagged={flagged} onShow={show} onCancel={close} />
      ) : (
        <>
          <p className={styles.counts}>
            {m.exam_map_counts({
              answered: sitting.items.length - blank.length,
              blank: blank.length,
              flagged: flagged.length,
            })}
          </p>
          {[...groupBy(numbered, ({ section }) => section)].map(([section, items]) => (
            <section key={section} className={styles.section}>
              <h3>{topicTitle(banks, section)}</h3>
              <ol className={styles.numbers}>
                {items.map(({ index, response, flagged: isFlagged }) => {
                  const states = [
                    response === null ? m.exam_state_blank() : m.exam_state_answered(),
                    ...(isFlagged ? [m.exam_state_flagged()] : []),
                  ];
                  return (
                    <li key={index}>
                      <button
                        type="button"
                        className={styles.number}
                        data-answered={response !== null}
                        aria-current={index === sitting.index ? "step" : undefined}
                        aria-label={m.exam_map_item({ number: index + 1, state: states.join("、") })}
                        onClick={() => show(index)}
                      >
                        {index + 1}
                        {isFlagged && <Icon name="flag" filled />}
                      </button>
                    </li>
                  );
                })}
              </ol>
            </section>
          ))}
          <div className={styles.actions}>
            <Button onClick={close}>{m.item_back()}</Button>
            <Button look="solid" onClick={() => setHandingIn(true)}>
              {m.exam_hand_in()}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
