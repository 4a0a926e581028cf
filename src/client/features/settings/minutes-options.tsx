import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";

/** Choices of minutes a day, inside a select. */
export function MinutesOptions({ values }: { values: readonly number[] }): ReactNode {
  return values.map((minutes) => (
    <option key={minutes} value={minutes}>
      {m.home_minutes({ minutes })}
    </option>
  ));
}
