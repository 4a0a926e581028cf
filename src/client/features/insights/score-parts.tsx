import { type ReactNode, useMemo } from "react";
import { itemChances, SECTION_EVIDENCE_ITEMS, type SectionReadiness } from "../../../domain/readiness/readiness.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useToday } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { LateDetails } from "../../ui/late-details.tsx";
import { ItemLinks } from "./item-links.tsx";
import styles from "./section-scores.module.css";

const ITEMS_SHOWN = 5;

/** What a section's number is made of, and the items that pull it down most. */
export function ScoreParts({ section, ahead }: { section: SectionReadiness; ahead: number | null }): ReactNode {
  const { items, met, topics, topicsMet, metChance, firstChance, metShare, guessed, questions, guideLine } = section;
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  const parts: readonly (readonly [label: string, value: string])[] = [
    [m.parts_guide(), m.insights_points_of({ points: String(guideLine), questions })],
    ...(ahead === null ? [] : [[m.parts_ahead(), ahead.toFixed(1)] as const]),
    [m.parts_met(), `${met}/${items}`],
    [m.parts_topics(), `${topicsMet}/${topics}`],
    [m.parts_met_chance(), metChance === null ? "–" : percent(metChance)],
    [m.parts_first_chance(), percent(firstChance)],
    [m.parts_met_share(), percent(metShare)],
    [m.parts_guessed(), m.parts_points({ points: guessed.toFixed(1) })],
  ];
  return (
    <div className={styles.parts}>
      {section.score === null && <p>{m.parts_too_few({ items: SECTION_EVIDENCE_ITEMS })}</p>}
      <dl>
        {parts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <LateDetails summary={m.parts_items()}>
        <WeakestItems slug={section.section} />
      </LateDetails>
    </div>
  );
}

/** Of those that were met: asked for once somebody wants to see them. */
function WeakestItems({ slug }: { slug: string }): ReactNode {
  const { learner } = useApp();
  const today = useToday();
  const chances = useMemo(() => {
    const state = learner.store.getState();
    const { progressByKey, memory, summariesByKey } = state;
    const all = itemChances({
      summaries: [...summariesByKey.values()],
      progressByKey,
      memory,
      blueprint: blueprintOf(state),
      day: today + 1,
    });
    return [...all]
      .filter(([key]) => summariesByKey.get(key)?.section === slug && progressByKey.get(key)?.recall != null)
      .sort(([, a], [, b]) => a - b)
      .slice(0, ITEMS_SHOWN);
  }, [learner, slug, today]);
  if (chances.length === 0) return <p>{m.parts_no_items()}</p>;
  return (
    <ItemLinks
      items={chances.map(([key, chance]) => ({ key, note: m.parts_chance({ percent: Math.round(100 * chance) }) }))}
    />
  );
}
