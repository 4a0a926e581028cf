import type { ReactNode } from "react";
import type { SectionStatistics } from "../../../domain/statistics.ts";
import { m } from "../../messages/compiled/messages.js";
import { accuracyText } from "./accuracy.ts";
import styles from "./insights.module.css";

/** All sections together. */
export function Sums({ sections }: { sections: readonly SectionStatistics[] }): ReactNode {
  const sum = (read: (section: SectionStatistics) => number) =>
    sections.reduce((total, section) => total + read(section), 0);
  const attempts = sum((section) => section.attempts);
  const right = sum((section) => (section.accuracy ?? 0) * section.attempts);
  return (
    <dl className={styles.sums}>
      <div>
        <dt>{m.insights_seen()}</dt>
        <dd>
          <b>{sum(({ seen }) => seen)}</b> {m.insights_of({ items: sum(({ items }) => items) })}
        </dd>
      </div>
      <div>
        <dt>{m.insights_accuracy()}</dt>
        <dd>
          <b>{accuracyText(right, attempts)}</b>
        </dd>
      </div>
      <div>
        <dt>{m.insights_due()}</dt>
        <dd>
          <b>{sum(({ due }) => due)}</b> {m.insights_items()}
        </dd>
      </div>
    </dl>
  );
}
