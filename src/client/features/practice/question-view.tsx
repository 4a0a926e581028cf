import { lazy, type ReactNode, useEffect, useRef } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Item } from "../../../domain/item.ts";
import { askedStatement, questionOf } from "../../../domain/question.ts";
import type { Session, SessionEntry } from "../../../domain/session.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, usePractice } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { QuestionText } from "../../ui/question-text.tsx";
import { RichTextView } from "../../ui/rich-text.tsx";
import { StimulusFigure } from "../../ui/stimulus-figure.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import { ChoiceButtons } from "./choice-buttons.tsx";
import { FlagButton } from "./flag-button.tsx";
import styles from "./practice.module.css";
import { SessionBar } from "./session-bar.tsx";
import { VerdictButtons } from "./verdict-buttons.tsx";

// Rare kinds of question.
const NumberForm = lazy(() => import("./number-form.tsx"));
const SeveralForm = lazy(() => import("./several-form.tsx"));
const WordForm = lazy(() => import("./word-form.tsx"));
const BlanksForm = lazy(() => import("./blanks-form.tsx"));
const OrderForm = lazy(() => import("./order-form.tsx"));

export interface EntryProps {
  readonly session: Session;
  readonly entry: SessionEntry;
  readonly item: Item;
}

/** A question. One tap answers it, wherever one tap can. */
export function QuestionView({ session, entry, item }: EntryProps): ReactNode {
  const { practice } = useApp();
  const question = questionOf(session, entry, item);
  const statement = askedStatement(entry, item);
  const respond = (response: Response) => void practice.respond(response);
  const stimulus = usePractice(({ stimuliByKey }) => stimuliByKey.get(`${item.bankId}/${item.stimulusId}`));
  const stemRef = useRef<HTMLDivElement>(null);

  useEffect(() => stemRef.current?.focus({ preventScroll: true }), []);
  useKeys({ z: () => void practice.undo() });

  return (
    <main className={styles.screen}>
      <SessionBar session={session} item={item} />
      <div className={styles.stem} ref={stemRef} tabIndex={-1}>
        <h1 className="visually-hidden">{m.practice_question_number({ number: session.index + 1 })}</h1>
        {statement === null ? (
          <QuestionText item={item} stimulus={stimulus} />
        ) : (
          <>
            <p className={styles.lead}>{m.practice_judge_lead()}</p>
            <RichTextView text={statement.text} />
            {stimulus !== undefined && <StimulusFigure stimulus={stimulus} />}
          </>
        )}
      </div>
      <div className={styles.answer}>
        {question.kind === "choose" && <ChoiceButtons choices={question.choices} onRespond={respond} />}
        {question.kind === "chooseSeveral" && <SeveralForm choices={question.choices} onRespond={respond} />}
        {question.kind === "judge" && <VerdictButtons onRespond={respond} />}
        {question.kind === "enterNumber" && <NumberForm unit={question.unit} onRespond={respond} />}
        {question.kind === "enterWord" && <WordForm onRespond={respond} />}
        {question.kind === "fillBlanks" && (
          <BlanksForm blankIds={question.blankIds} words={question.choices} onRespond={respond} />
        )}
        {question.kind === "putInOrder" && <OrderForm choices={question.choices} onRespond={respond} />}
      </div>
      <div className={styles.foot}>
        {session.answers.length > 0 && (
          <Button className={styles.small} onClick={() => void practice.undo()} aria-label={m.practice_undo()}>
            <Icon name="undo" />
          </Button>
        )}
        <Button className={styles.grow} onClick={() => respond({ kind: "pass" })}>
          {m.practice_pass()}
        </Button>
        <FlagButton item={item} />
      </div>
    </main>
  );
}
