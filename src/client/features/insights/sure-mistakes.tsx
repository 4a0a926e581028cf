import { type ReactNode, useMemo } from "react";
import { isAskable, isInDrill } from "../../../domain/item-drill.ts";
import { studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { dayText } from "../../ui/day.tsx";
import styles from "./insights.module.css";
import { ItemLinks } from "./item-links.tsx";

const SHOWN = 4;

/** What was believed to be known and was not: those still wrong first, then the latest. */
export function SureMistakes(): ReactNode {
  const today = useToday();
  const progressByKey = useLearner((state) => state.progressByKey);
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const language = useLearner((state) => state.preferences.language);
  const items = useMemo(
    () =>
      [...progressByKey]
        .flatMap(([key, progress]) => {
          const { surprise, recall } = progress;
          const summary = summariesByKey.get(key);
          if (surprise === null || summary === undefined || !isAskable(summary, progress, today)) return [];
          if (!isInDrill("sure", progress, today)) return [];
          return [{ key, ...surprise, isOpen: (recall?.lastScore ?? 1) < 1 }];
        })
        .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || b.lastDay - a.lastDay),
    [progressByKey, summariesByKey, today],
  );
  if (items.length === 0) return null;
  return (
    <section className={styles.part}>
      <h2>{m.insights_sure()}</h2>
      <p className={styles.note}>{m.insights_sure_note()}</p>
      <ItemLinks
        items={items.slice(0, SHOWN).map(({ key, times, lastDay }) => ({
          key,
          note: m.insights_sure_when({ day: dayText(studyDayToIsoDate(lastDay), language), times }),
        }))}
      />
      <a className={styles.go} href="#/drill/sure">
        {m.insights_sure_drill({ count: items.length })}
      </a>
    </section>
  );
}
