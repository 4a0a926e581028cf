import { type ReactNode, useMemo } from "react";
import type { Outlook } from "../../../domain/readiness/outlook.ts";
import type { Readiness, SectionReadiness } from "../../../domain/readiness/readiness.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { bandText } from "../../state/use-climb.ts";
import { ScoreParts } from "./score-parts.tsx";
import styles from "./section-scores.module.css";
import { useWinnings } from "./use-winnings.ts";

interface SectionScoresProps {
  readonly readiness: Readiness;
  readonly outlook: Outlook | null;
}

/** 科目 by 科目: what is expected of it, opened to what the number is made of. Most points to win per hour first. */
export function SectionScores({ readiness, outlook }: SectionScoresProps): ReactNode {
  const winnings = useWinnings("section");
  const ranked = useMemo(() => {
    const rates = new Map(winnings.map(({ name, pointsPerHour }) => [name, pointsPerHour]));
    return readiness.sections
      .map((section) => ({ section, pointsPerHour: rates.get(section.section) ?? 0 }))
      .sort((a, b) => b.pointsPerHour - a.pointsPerHour);
  }, [readiness, winnings]);
  return (
    <section className={styles.sections}>
      <h2>{m.insights_section_scores()}</h2>
      <p className={styles.note}>{m.insights_section_order()}</p>
      <ul className={styles.list}>
        {ranked.map(({ section, pointsPerHour }) => (
          <SectionRow
            key={section.section}
            section={section}
            pointsPerHour={pointsPerHour}
            ahead={outlook?.sections.get(section.section) ?? null}
          />
        ))}
      </ul>
    </section>
  );
}

interface SectionRowProps {
  readonly section: SectionReadiness;
  readonly pointsPerHour: number;
  readonly ahead: number | null;
}

function SectionRow({ section, pointsPerHour, ahead }: SectionRowProps): ReactNode {
  const banks = useLearner((state) => state.banks);
  const { section: slug, questions, score, mean } = section;
  const title = topicTitle(banks, slug);
  const percent = (points: number) => `${questions === 0 ? 0 : (100 * points) / questions}%`;
  return (
    <li>
      <details className={styles.row}>
        <summary>
          <span className={styles.title}>{title}</span>
          <span className={styles.track} aria-hidden="true">
            {score !== null && (
              <>
                <span
                  className={styles.mist}
                  style={{ insetInlineStart: percent(score.low), inlineSize: percent(score.high - score.low) }}
                />
                <span className={styles.bar} style={{ inlineSize: percent(mean) }} />
                {ahead !== null && <span className={styles.mark} style={{ insetInlineStart: percent(ahead) }} />}
              </>
            )}
          </span>
          <span className={styles.value}>
            {score === null ? m.insights_no_evidence() : m.insights_points_of({ points: mean.toFixed(1), questions })}
          </span>
          <small>
            {score !== null && `${m.insights_band({ band: bandText(score) })}　`}
            {pointsPerHour > 0 && m.insights_per_hour({ points: pointsPerHour.toFixed(1) })}
          </small>
        </summary>
        <ScoreParts section={section} ahead={ahead} />
      </details>
      <a className={styles.drill} href={`#/drill/section/${slug}`}>
        {m.home_practise_topic()}
        <span className="visually-hidden"> {title}</span>
      </a>
    </li>
  );
}
