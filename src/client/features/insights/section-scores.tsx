import { type ReactNode, useMemo } from "react";
import type { Outlook } from "../../../domain/readiness/outlook.ts";
import type { Readiness, SectionReadiness } from "../../../domain/readiness/readiness.ts";
import type { Winning } from "../../../domain/winnings.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { topicTitle } from "../../state/titles.ts";
import { bandText } from "../../state/use-climb.ts";
import { gainFigures } from "../../state/winnings.ts";
import { LateDetails } from "../../ui/late-details.tsx";
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
    const bySection = new Map(winnings.map((winning) => [winning.name, winning]));
    const rateOf = (section: string) => bySection.get(section)?.pointsPerHour ?? 0;
    return readiness.sections
      .map((section) => ({ section, winning: bySection.get(section.section) }))
      .sort((a, b) => rateOf(b.section.section) - rateOf(a.section.section));
  }, [readiness, winnings]);
  return (
    <section className={styles.sections}>
      <h2>{m.insights_section_scores()}</h2>
      <p className={styles.note}>
        {m.insights_section_order()}
        {outlook !== null && m.insights_section_mark()}
      </p>
      <ul className={styles.list}>
        {ranked.map(({ section, winning }) => (
          <SectionRow
            key={section.section}
            section={section}
            winning={winning}
            ahead={outlook?.sections.get(section.section) ?? null}
          />
        ))}
      </ul>
    </section>
  );
}

interface SectionRowProps {
  readonly section: SectionReadiness;
  readonly winning: Winning | undefined;
  readonly ahead: number | null;
}

function SectionRow({ section, winning, ahead }: SectionRowProps): ReactNode {
  const banks = useLearner((state) => state.banks);
  const { section: slug, questions, score, mean } = section;
  const title = topicTitle(banks, slug);
  const percent = (points: number) => `${questions === 0 ? 0 : (100 * points) / questions}%`;
  return (
    <li>
      <LateDetails
        className={styles.row}
        summary={
          <>
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
              {winning !== undefined && m.insights_gain(gainFigures(winning))}
            </small>
          </>
        }
      >
        <ScoreParts section={section} ahead={ahead} />
      </LateDetails>
      <a className={styles.drill} href={`#/drill/section/${slug}`}>
        {m.home_practise_topic()}
        <span className="visually-hidden"> {title}</span>
      </a>
    </li>
  );
}
