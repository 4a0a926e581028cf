import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import styles from "./home.module.css";

/** Before the first answer: how much there is, and the way ahead. Small, since it stands on the way to the first question. */
export function Summit(): ReactNode {
  const items = useLearner((state) => state.summariesByKey.size);
  return (
    <>
      <p className={styles.score}>
        <b>{items}</b>
        <span>{m.home_ahead()}</span>
      </p>
      <p className={styles.count}>{m.home_ahead_note()}</p>
      <svg className={styles.summit} viewBox="0 0 360 150" aria-hidden="true">
        <path
          className={styles.far}
          d="M0 99 36 75 61 87 112 51 151 70 198 45 227 60 274 24 306 48 335 30 360 51V150H0Z"
        />
        <path className={styles.flag} d="M274 24V3l13 4.5-13 4.5" />
      </svg>
    </>
  );
}
