import { type ReactNode, useId } from "react";
import { m } from "../../messages/compiled/messages.js";
import styles from "./plan.module.css";

const MIN = 5;
const MAX = 60;
const STEP = 5;

/** Minutes a day. */
export function MinutesSlider({
  value,
  onChange,
}: {
  readonly value: number;
  readonly onChange: (minutes: number) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{m.settings_minutes()}</label>
      <input
        id={id}
        type="range"
        min={MIN}
        max={MAX}
        step={STEP}
        value={value}
        aria-valuetext={m.home_minutes({ minutes: value })}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <p className={styles.ends} aria-hidden="true">
        <span>{m.home_minutes({ minutes: MIN })}</span>
        <span>{m.home_minutes({ minutes: MAX })}</span>
      </p>
    </div>
  );
}
