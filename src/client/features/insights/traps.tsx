import { type ReactNode, useEffect, useState } from "react";
import { type CaughtTrap, caughtTraps } from "../../../domain/caught-traps.ts";
import { itemKey } from "../../../domain/item.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { LateDetails } from "../../ui/late-details.tsx";
import styles from "./insights.module.css";

const SHOWN = 4;
const MORE = 12;
/** Texts are read of so many items, those that were wrong most often and latest. */
const ITEMS_MAX = 80;

/** The confusions that catch the learner, each with a drill of both sides. */
export function Traps(): ReactNode {
  const { bankStore } = useApp();
  const progressByKey = useLearner((state) => state.progressByKey);
  const [traps, setTraps] = useState<readonly CaughtTrap[]>([]);
  useEffect(() => {
    let isGone = false;
    const wrong = [...progressByKey]
      .filter(([, { wrongChoices }]) => wrongChoices.length > 0)
      .sort(([, a], [, b]) => (b.wrongChoices.at(-1)?.lastDay ?? 0) - (a.wrongChoices.at(-1)?.lastDay ?? 0))
      .slice(0, ITEMS_MAX);
    void bankStore.items(wrong.map(([key]) => key)).then((items) => {
      if (isGone) return;
      setTraps(caughtTraps(items.map((item) => ({ item, progress: progressByKey.get(itemKey(item)) }))));
    });
    return () => {
      isGone = true;
    };
  }, [bankStore, progressByKey]);
  if (traps.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{m.insights_traps()}</h2>
      <p className={styles.note}>{m.insights_traps_note()}</p>
      <TrapRows traps={traps.slice(0, SHOWN)} />
      {traps.length > SHOWN && (
        <LateDetails className={styles.more} summary={m.insights_more_traps()}>
          <TrapRows traps={traps.slice(SHOWN, SHOWN + MORE)} />
        </LateDetails>
      )}
    </section>
  );
}

function TrapRows({ traps }: { traps: readonly CaughtTrap[] }): ReactNode {
  const banks = useLearner((state) => state.banks);
  return (
    <ul className={styles.rows}>
      {traps.map(({ trap, times, topic, isOpen }) => (
        <li key={trap}>
          <a href={`#/drill/trap/${encodeURIComponent(trap)}`}>
            <span>
              <b className={styles.trap}>{trap}</b>
              <small>
                {topicTitle(banks, topic)}　{m.insights_caught({ times })}
                {!isOpen && `　${m.insights_caught_no_more()}`}
              </small>
            </span>
            <span className={styles.gain}>{m.insights_contrast()}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
