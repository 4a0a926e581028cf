import { type ReactNode, useMemo } from "react";
import { recallToday } from "../../../domain/due.ts";
import { EVIDENCE_ITEMS } from "../../../domain/readiness/readiness.ts";
import { studyDayToIsoDate } from "../../../domain/study-day.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner, useToday } from "../../state/app.ts";
import { bandText, useClimb, useClimbView } from "../../state/use-climb.ts";
import { ClimbPicture } from "../../ui/climb-picture.tsx";
import { dayText } from "../../ui/day.tsx";
import styles from "./home.module.css";

const HEIGHT = 150;

/** The predicted score against the guide line, and the climb; before there is evidence, what would be recalled. */
export default function Standing(): ReactNode {
  const climb = useClimb();
  const view = useClimbView(climb);
  const language = useLearner((state) => state.preferences.language);
  const { readiness } = climb;
  const labels = {
    guide: m.climb_guide({ score: view.guideLine }),
    today: view.points.length > 1 ? m.nav_home() : "",
    exam: view.examDay === null ? "" : dayText(studyDayToIsoDate(view.examDay), language),
  };
  return (
    <>
      {readiness?.score == null ? (
        <Recalled met={readiness?.met ?? null} />
      ) : (
        <div>
          <p className={styles.score}>
            <b>{bandText(readiness.score)}</b>
            <span>{m.climb_of({ questions: readiness.questions })}</span>
            <span className={styles.scoreLabel}>{m.climb_now()}</span>
          </p>
          <Seen />
        </div>
      )}
      <a className={styles.climb} href="#/insights">
        <span className="visually-hidden">{m.home_open_climb()}</span>
        <ClimbPicture view={view} height={HEIGHT} labels={labels} />
      </a>
    </>
  );
}

/**
 * How many items the learner would recall tomorrow: the sum of their retrievabilities. Not today: an item just
 * answered, even wrongly, is in mind for an hour, and the number would praise that.
 */
function Recalled({ met }: { met: number | null }): ReactNode {
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const progressByKey = useLearner((state) => state.progressByKey);
  const memory = useLearner((state) => state.memory);
  const today = useToday();
  const recalled = useMemo(() => {
    let sum = 0;
    for (const { key, changes } of summariesByKey.values()) {
      const recall = progressByKey.get(key)?.recall ?? null;
      if (recall !== null) sum += recallToday(recall, changes, memory, today + 1);
    }
    return sum;
  }, [summariesByKey, progressByKey, memory, today]);
  return (
    <div>
      <p className={styles.score}>
        <b>{Math.round(recalled)}</b>
        <span>{m.home_of_items({ items: summariesByKey.size })}</span>
        <span className={styles.scoreLabel}>{m.home_recall()}</span>
      </p>
      <p className={styles.count}>
        {met === null ? m.climb_reading() : m.climb_too_little({ left: Math.max(1, EVIDENCE_ITEMS - met) })}
      </p>
    </div>
  );
}

function Seen(): ReactNode {
  const items = useLearner((state) => state.summariesByKey.size);
  const summariesByKey = useLearner((state) => state.summariesByKey);
  const progressByKey = useLearner((state) => state.progressByKey);
  const seen = useMemo(
    () => [...summariesByKey.keys()].filter((key) => progressByKey.get(key)?.recall != null).length,
    [summariesByKey, progressByKey],
  );
  return <p className={styles.count}>{m.home_seen({ seen, items })}</p>;
}
