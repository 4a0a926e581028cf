import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { useClimb } from "../../state/use-climb.ts";
import { Page } from "../../ui/page.tsx";
import { ClimbSection } from "./climb-section.tsx";
import { DrillList } from "./drill-list.tsx";
import { DueAhead } from "./due-ahead.tsx";
import { FirstDay } from "./first-day.tsx";
import { NextPoints } from "./next-points.tsx";
import { Retention } from "./retention.tsx";
import { SectionScores } from "./section-scores.tsx";
import { StudyDays } from "./study-days.tsx";
import { SureMistakes } from "./sure-mistakes.tsx";
import { Traps } from "./traps.tsx";

/** Where the learner stands, where the next points are, and one tap to get them. */
export default function InsightsPage(): ReactNode {
  const hasAnswers = useLearner((state) => state.activityByDay.size > 0);
  const climb = useClimb();
  if (!hasAnswers) return <FirstDay />;
  return (
    <Page title={m.nav_insights()}>
      <ClimbSection climb={climb} />
      {climb.readiness !== null && (
        <>
          <SectionScores readiness={climb.readiness} outlook={climb.outlook} />
          <NextPoints />
          <DrillList />
          <Traps />
          <SureMistakes />
          <Retention />
          <DueAhead />
          <StudyDays />
        </>
      )}
    </Page>
  );
}
