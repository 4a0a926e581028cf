import type { ReactNode } from "react";
import type { Winning } from "../../../domain/winnings.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { gainFigures } from "../../state/winnings.ts";
import { LateDetails } from "../../ui/late-details.tsx";
import styles from "./insights.module.css";
import { useWinnings } from "./use-winnings.ts";

const SHOWN = 4;
const MORE = 12;

/** 論点 by the points that an hour there would win, each one tap from a drill. */
export function NextPoints(): ReactNode {
  const winnings = useWinnings("topic");
  if (winnings.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{m.insights_next_points()}</h2>
      <p className={styles.note}>{m.insights_next_points_note()}</p>
      <TopicRows winnings={winnings.slice(0, SHOWN)} />
      {winnings.length > SHOWN && (
        <LateDetails className={styles.more} summary={m.insights_more_topics()}>
          <TopicRows winnings={winnings.slice(SHOWN, SHOWN + MORE)} />
        </LateDetails>
      )}
    </section>
  );
}

function TopicRows({ winnings }: { winnings: readonly Winning[] }): ReactNode {
  const banks = useLearner((state) => state.banks);
  return (
    <ul className={styles.rows}>
      {winnings.map((winning) => (
        <li key={winning.name}>
          <a href={`#/drill/topic/${winning.name}`}>
            <span>
              <b>{topicTitle(banks, winning.name)}</b>
              <small>{m.insights_open({ points: winning.open.toFixed(1) })}</small>
            </span>
            <span className={styles.gain}>{m.insights_gain(gainFigures(winning))}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
