import type { ReactNode } from "react";
import styles from "./toggles.module.css";

interface TogglesProps<T extends string | number> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly values: readonly T[];
  readonly onChange: (values: readonly T[]) => void;
}

/** A choice of any among few, as native check boxes. */
export function Toggles<T extends string | number>({ legend, options, values, onChange }: TogglesProps<T>): ReactNode {
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.row}>
        {options.map(({ value, label }) => (
          <label key={value} className={styles.toggle}>
            <input
              type="checkbox"
              className={styles.box}
              checked={values.includes(value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...values, value] : values.filter((other) => other !== value))
              }
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
