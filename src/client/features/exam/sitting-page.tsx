import { type ReactNode, useEffect, useRef, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { itemKey } from "../../../domain/item.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { useExams, useExamsState } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { QuestionText } from "../../ui/question-text.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import { AnswerForm } from "./answer-form.tsx";
import { Failure } from "./failure.tsx";
import { Paused } from "./paused.tsx";
import { QuestionMap } from "./question-map.tsx";
import styles from "./sitting.module.css";
import { SittingBar } from "./sitting-bar.tsx";

/** The exam itself: one item at a time, no verdict, every tap stored. */
export function SittingPage(): ReactNode {
  const { learner } = useApp();
  const exams = useExams();
  const sitting = useExamsState((state) => state.sitting);
  const itemsByKey = useExamsState((state) => state.itemsByKey);
  const stimuliByKey = useExamsState((state) => state.stimuliByKey);
  const isPaused = sitting?.suspension?.cause === "asked";
  const [isMapOpen, setMapOpen] = useState(false);
  const stemRef = useRef<HTMLDivElement>(null);
  const openId = useRef<string | undefined>(sitting?.id);

  useEffect(() => {
    if (sitting !== null) {
      openId.current = sitting.id;
      return;
    }
    // Handed in, here or in another tab; or there was none.
    const id = openId.current;
    const isMarked = id !== undefined && learner.store.getState().examsById.get(id)?.finished;
    navigate(isMarked ? `/exam/result/${id}` : "/exam", { replace: true });
  }, [sitting, learner]);

  const index = sitting?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each item begins at its top
  useEffect(() => {
    scrollTo(0, 0);
    stemRef.current?.focus({ preventScroll: true });
  }, [index, isPaused]);

  const isLast = sitting !== null && index === sitting.items.length - 1;
  const entry = sitting?.items[index];
  const goOn = () => (isLast ? setMapOpen(true) : void exams.goTo(index + 1));
  const goBack = () => void exams.goTo(index - 1);
  const toggleFlag = () => void exams.flag(entry?.flagged !== true);
  useKeys(
    isMapOpen || isPaused
      ? {}
      : { arrowright: goOn, enter: goOn, arrowleft: goBack, f: toggleFlag, m: () => setMapOpen(true) },
  );

  const item = entry === undefined ? undefined : itemsByKey.get(itemKey({ bankId: entry.bankId, id: entry.itemId }));
  if (sitting === null || entry === undefined || item === undefined) return null;
  if (isPaused) return <Paused sitting={sitting} />;
  return (
    <main className={styles.screen}>
      <SittingBar sitting={sitting} />
      <div className={styles.failure}>
        <Failure />
      </div>
      <div className={styles.stem} ref={stemRef} tabIndex={-1}>
        <h1 className="visually-hidden">
          {m.exam_question_number({ number: index + 1, items: sitting.items.length })}
        </h1>
        <QuestionText item={item} stimulus={stimuliByKey.get(`${item.bankId}/${item.stimulusId}`)} />
      </div>
      <div className={styles.answer}>
        <AnswerForm
          key={index}
          sittingId={sitting.id}
          item={item}
          response={entry.response}
          isIdle={isMapOpen}
          onRespond={(response) => void exams.respond(response)}
          onDone={goOn}
        />
      </div>
      <div className={styles.foot}>
        <Button className={styles.small} disabled={index === 0} onClick={goBack} aria-label={m.exam_previous()}>
          <Icon name="back" />
        </Button>
        <Button
          className={styles.small}
          aria-pressed={entry.flagged}
          aria-label={m.practice_flag()}
          onClick={toggleFlag}
        >
          <Icon name="flag" filled={entry.flagged} />
        </Button>
        <Button className={styles.grow} onClick={() => setMapOpen(true)}>
          {m.exam_map()}
        </Button>
        <Button look="solid" className={styles.grow} onClick={goOn}>
          {isLast ? m.exam_hand_in() : m.exam_next()}
        </Button>
      </div>
      <QuestionMap sitting={sitting} isOpen={isMapOpen} onClose={() => setMapOpen(false)} />
    </main>
  );
}
