import { type ReactNode, useMemo } from "react";
import { winningsBy } from "../../../domain/winnings.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { gainFigures, winningsInput } from "../../state/winnings.ts";
import styles from "./home.module.css";

/** The topic where an hour would win the most points, one tap from a drill; nothing before the first answers. */
export default function NextPoints(): ReactNode {
  const state = useLearner((whole) => whole);
  const today = useToday();
  const best = useMemo(() => winningsBy(({ topic }) => topic, winningsInput(state, today))[0], [state, today]);
  if (best === undefined) return null;
  return (
    <section className={styles.next}>
      <h2>{m.home_next_points()}</h2>
      <a className={styles.row} href={`#/drill/topic/${best.name}`}>
        <span>
          <b>{topicTitle(state.banks, best.name)}</b>
          <small>{m.insights_gain(gainFigures(best))}</small>
        </span>
        <span className={styles.go}>{m.home_practise_topic()}</span>
      </a>
    </section>
  );
}
