import { type ReactNode, useMemo } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { statisticsOf } from "../../state/standing.ts";
import { Page } from "../../ui/page.tsx";
import { FirstDay } from "./first-day.tsx";
import styles from "./insights.module.css";
import { RecentDays } from "./recent-days.tsx";
import { SectionCard } from "./section-card.tsx";
import { Sums } from "./sums.tsx";

/** Where the learner stands, 科目 by 科目, and what to practise next. */
export default function InsightsPage(): ReactNode {
  const state = useLearner((whole) => whole);
  const today = useToday();
  const sections = useMemo(() => statisticsOf(state, today), [state, today]);
  if (sections.every(({ attempts }) => attempts === 0)) return <FirstDay sections={sections} />;
  return (
    <Page title={m.nav_insights()}>
      <Sums sections={sections} />
      <RecentDays />
      <section className={styles.sections}>
        <h2>{m.insights_sections()}</h2>
        <ul className={styles.cards}>
          {sections.map((section) => (
            <SectionCard key={section.slug} section={section} />
          ))}
        </ul>
      </section>
    </Page>
  );
}
