import { type ReactNode, useId } from "react";
import styles from "./segmented.module.css";

interface SegmentedProps<T extends string | number> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** Shows the legend above; hidden ones are still read aloud. */
  readonly showLegend?: boolean;
  /** Several rows of so many, where the words are too long for one row. */
  readonly columns?: 2 | 3;
}

/** A choice of one among few, as native radio buttons. */
export function Segmented<T extends string | number>(props: SegmentedProps<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className={styles.fieldset}>
      <legend className={props.showLegend ? styles.legend : "visually-hidden"}>{props.legend}</legend>
      <div className={styles.track} data-columns={props.columns}>
        {props.options.map(({ value, label }) => (
          <label key={value} className={styles.option}>
            <input
              type="radio"
              name={name}
              className={styles.radio}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
