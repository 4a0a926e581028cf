import { type ReactNode, useEffect, useState } from "react";
import { blueprintSize } from "../../../domain/blueprint.ts";
import { remainingMillis, type Sitting } from "../../../domain/exam/sitting.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { blueprintOf } from "../../state/plan.ts";
import { clockText } from "../../ui/clock-text.ts";
import styles from "./home.module.css";

/** The way to mock exams, for those who know the app already; says when one is open. */
export default function ExamCard(): ReactNode {
  const { examRoom } = useApp();
  const blueprint = useLearner(blueprintOf);
  const [sitting, setSitting] = useState<Sitting | null>(null);

  useEffect(() => {
    // What cannot be loaded now is loaded when the card is tapped, or told there.
    const look = async () => setSitting((await examRoom()).exams.store.getState().sitting);
    void look().catch(() => {});
  }, [examRoom]);

  if (blueprint.sections.length === 0) return null;
  return (
    <div className={styles.next}>
      <a className={styles.row} href={sitting === null ? "#/exam" : "#/exam/sitting"}>
        <span>
          <b>{m.exam_title()}</b>
          <small>
            {sitting === null
              ? m.exam_home_size({ items: blueprintSize(blueprint), minutes: blueprint.minutes })
              : m.exam_home_open({ time: clockText(remainingMillis(sitting)) })}
          </small>
        </span>
        <span className={styles.go}>{sitting === null ? m.exam_go() : m.exam_resume()}</span>
      </a>
    </div>
  );
}
