import { type ReactNode, useState } from "react";
import { type BattleAnswer, battleOutcome, challengeToPath } from "../../../domain/exam/battle.ts";
import { itemKey } from "../../../domain/item.ts";
import { plainText } from "../../../domain/plain-text.ts";
import { m } from "../../messages/compiled/messages.js";
import type { Battle } from "../../state/battles.ts";
import { useBattles } from "../../state/use-exams.ts";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Page } from "../../ui/page.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import styles from "./battle.module.css";
import { copyLink, shareLink } from "./share-link.ts";

/** The learner's five answers beside the other's, where there are any; and the way to the other. */
export function BattleResult({ battle }: { battle: Battle }): ReactNode {
  const battles = useBattles();
  const { challenge, items, mine } = battle;
  const { ghost } = challenge;
  const scoreOf = (answers: readonly BattleAnswer[]) => ({
    right: items.filter((item, index) => isRight(battles, item, answers[index])).length,
    seconds: answers.reduce((sum, { seconds }) => sum + seconds, 0),
  });
  const [own, theirs] = [scoreOf(mine), ghost === null ? null : scoreOf(ghost)];
  return (
    <Page title={m.battle_result()} back={{ href: "/exam", label: m.exam_back() }}>
      <p className={styles.verdict} role="status">
        {theirs === null ? m.battle_right({ right: own.right }) : outcomeText[battleOutcome(own, theirs)]()}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{m.battle_item()}</th>
            <th scope="col">{m.battle_you()}</th>
            {ghost !== null && <th scope="col">{m.battle_other()}</th>}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => (
            <tr key={itemKey(item)}>
              <th scope="row">
                <a href={`#/library/${itemKey(item)}`}>
                  <span>{plainText(item.stem)}</span>
                </a>
              </th>
              <AnswerCell answer={mine[index]} isRight={isRight(battles, item, mine[index])} />
              {ghost !== null && <AnswerCell answer={ghost[index]} isRight={isRight(battles, item, ghost[index])} />}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{m.exam_result_total()}</th>
            {[own, theirs].map(
              (score, side) =>
                score !== null && (
                  <td key={String(side)}>
                    <b>{m.battle_right({ right: score.right })}</b>
                    <span>{m.battle_seconds({ seconds: score.seconds })}</span>
                  </td>
                ),
            )}
          </tr>
        </tfoot>
      </table>
      <p className={styles.hint}>{m.battle_rule()}</p>
      <Share battle={battle} />
      <ButtonLink href="/battle" look="quiet">
        {m.battle_again()}
      </ButtonLink>
    </Page>
  );
}

/** The link carries the learner's own answers, so that they are the ghost on the other phone. */
function Share({ battle: { challenge, mine } }: { battle: Battle }): ReactNode {
  const [isCopied, setCopied] = useState(false);
  const address = `#/battle/${challengeToPath({ ...challenge, ghost: mine })}`;
  const link = location.href.replace(/#.*$/, "") + address;
  const copy = async () => setCopied(await copyLink(link));
  return (
    <section className={styles.share}>
      {challenge.ghost === null && <p>{m.battle_waiting()}</p>}
      <Button look="solid" onClick={() => void shareLink(m.battle_link_text(), link).then(setCopied)}>
        {challenge.ghost === null ? m.battle_share() : m.battle_return()}
      </Button>
      <Button onClick={() => void copy()}>{m.battle_copy()}</Button>
      {isCopied && <Notice tone="info">{m.battle_copied()}</Notice>}
      <details className={styles.details}>
        <summary>{m.battle_qr_open()}</summary>
        <QrCode text={link} label={m.battle_qr()} />
      </details>
      <p className={styles.hint}>{m.battle_privacy()}</p>
    </section>
  );
}

function AnswerCell({ answer, isRight: right }: { answer: BattleAnswer | undefined; isRight: boolean }): ReactNode {
  const outcome = right ? "right" : answer?.choice == null ? "passed" : "wrong";
  const { sign, word } = OUTCOMES[outcome];
  return (
    <td data-outcome={outcome}>
      <Icon name={sign} />
      <span className="visually-hidden">{word()}</span>
      <span>{m.battle_seconds({ seconds: answer?.seconds ?? 0 })}</span>
    </td>
  );
}

const OUTCOMES = {
  right: { sign: "circle", word: m.exam_right },
  wrong: { sign: "cross", word: m.exam_wrong },
  passed: { sign: "question", word: m.battle_pass },
} as const;

const outcomeText = { win: m.battle_win, lose: m.battle_lose, draw: m.battle_draw } as const;

function isRight(
  battles: ReturnType<typeof useBattles>,
  item: Battle["items"][number],
  answer: BattleAnswer | undefined,
): boolean {
  return answer !== undefined && battles.isRight(item, answer);
}
