import { type ReactNode, useMemo } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { statisticsOf } from "../../state/standing.ts";
import styles from "./home.module.css";

/** The 論点 where most of the exam's points are being lost, one tap from a drill. Absent until answers tell. */
export default function NextPoints(): ReactNode {
  const state = useLearner((whole) => whole);
  const today = useToday();
  const weakest = useMemo(
    () =>
      statisticsOf(state, today)
        .flatMap(({ title, quota, weakestTopics }) =>
          weakestTopics.map((topic) => ({ ...topic, section: title, quota })),
        )
        .sort((a, b) => b.quota * (1 - b.accuracy) - a.quota * (1 - a.accuracy))[0],
    [state, today],
  );
  if (weakest === undefined) return null;
  const { section, title, topic, attempts, accuracy } = weakest;
  return (
    <section className={styles.next}>
      <h2>{m.home_next_points()}</h2>
      <a className={styles.row} href={`#/drill/topic/${topic}`}>
        <span>
          <b>
            {section} · {title}
          </b>
          <small>{m.home_topic_evidence({ right: Math.round(accuracy * attempts), attempts })}</small>
        </span>
        <span className={styles.go}>{m.home_practise_topic()}</span>
      </a>
    </section>
  );
}
