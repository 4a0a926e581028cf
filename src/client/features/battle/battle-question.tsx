import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import { questionOf } from "../../../domain/question.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import type { Battle } from "../../state/battles.ts";
import { useBattles } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { OptionList } from "../../ui/option-list.tsx";
import { QuestionText } from "../../ui/question-text.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import { VerdictPair } from "../../ui/verdict-pair.tsx";
import styles from "./battle.module.css";

interface BattleQuestionProps {
  readonly battle: Battle;
  readonly onAnswered: (battle: Battle) => void;
}

/** One item of a battle: one tap answers it for good, and the next one comes. */
export function BattleQuestion({ battle, onAnswered }: BattleQuestionProps): ReactNode {
  const { clock } = useApp();
  const battles = useBattles();
  const [openedAt] = useState(() => clock.elapsedMs());
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const headingRef = useRef<HTMLHeadingElement>(null);
  const number = battle.mine.length + 1;
  const item = battle.items[number - 1];
  useEffect(() => {
    scrollTo(0, 0);
    headingRef.current?.focus({ preventScroll: true });
  }, []);

  const respond = async (response: Response) => {
    if (isBusy) return;
    setBusy(true);
    const next = await battles.respond(battle, response, Math.round(clock.elapsedMs() - openedAt));
    setBusy(false);
    setFailed(next === null);
    if (next !== null) onAnswered(next);
  };
  const question = item === undefined ? null : questionOf({ id: battle.session }, {}, item);
  const choices = question?.kind === "choose" ? question.choices : [];
  const choose = (id: string) => void respond({ kind: "options", optionIds: [id] });
  const judge = (verdict: boolean) => void respond({ kind: "verdict", verdict });
  useKeys(
    question?.kind === "judge"
      ? { 1: () => judge(true), 2: () => judge(false) }
      : Object.fromEntries(choices.map(({ id }, index) => [String(index + 1), () => choose(id)])),
  );
  if (item === undefined) return null;
  return (
    <main className={styles.question}>
      <h1 ref={headingRef} tabIndex={-1} className={styles.place}>
        {m.battle_question({ number })}
      </h1>
      {hasFailed && <Notice tone="bad">{m.app_not_saved()}</Notice>}
      <div className={styles.stem}>
        <QuestionText item={item} />
      </div>
      <div className={styles.answer}>
        {question?.kind === "judge" ? (
          <VerdictPair yes={m.practice_true()} no={m.practice_false()} onTap={judge} />
        ) : (
          <OptionList options={choices} onTap={choose} />
        )}
        <Button onClick={() => void respond({ kind: "pass" })}>{m.battle_pass()}</Button>
      </div>
    </main>
  );
}
