import type { ReactNode } from "react";
import type { SectionStatistics, TopicStatistics } from "../../../domain/statistics.ts";
import { m } from "../../messages/compiled/messages.js";
import { Meter } from "../../ui/meter.tsx";
import { accuracyText, isTelling } from "./accuracy.ts";
import styles from "./insights.module.css";

/** One 科目: how much of it was met, how it goes, and its weakest 論点, one tap from a drill. */
export function SectionCard({ section }: { section: SectionStatistics }): ReactNode {
  const { slug, title, items, seen, attempts, accuracy, due, quota, weakestTopics } = section;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h3>{title}</h3>
        <span>{quota === 0 ? m.insights_outside_exam() : m.insights_quota({ items: quota })}</span>
      </div>
      <Row label={m.insights_seen()} text={`${seen}/${items}`} share={items === 0 ? 0 : seen / items} />
      {accuracy !== null && (
        <Row
          label={m.insights_accuracy()}
          text={accuracyText(accuracy * attempts, attempts)}
          share={isTelling(attempts) ? accuracy : null}
        />
      )}
      {weakestTopics.length > 0 && (
        <div className={styles.topics}>
          <h4>{m.insights_weak()}</h4>
          <ul>
            {weakestTopics.map((topic) => (
              <TopicLink key={topic.topic} topic={topic} />
            ))}
          </ul>
        </div>
      )}
      <a className={styles.drill} href={`#/drill/section/${slug}`}>
        {due > 0 ? m.insights_practise_due({ due }) : m.insights_practise()}
        <span className="visually-hidden"> {title}</span>
      </a>
    </li>
  );
}

function Row({ label, text, share }: { label: string; text: string; share: number | null }): ReactNode {
  return (
    <div className={styles.row}>
      <span>{label}</span>
      {share === null ? <span className={styles.thin}>{m.insights_no_evidence()}</span> : <Meter share={share} />}
      <span className={styles.value}>{text}</span>
    </div>
  );
}

function TopicLink({ topic: { topic, title, accuracy, attempts } }: { topic: TopicStatistics }): ReactNode {
  return (
    <li>
      <a className={styles.topic} href={`#/drill/topic/${topic}`}>
        <span>{title}</span>
        <small>{m.insights_topic_evidence({ right: Math.round(accuracy * attempts), attempts })}</small>
      </a>
    </li>
  );
}
