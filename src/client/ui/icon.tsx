import type { ReactNode } from "react";
import styles from "./icon.module.css";

const PATHS = {
  climb: "M3 19 9.5 8l4 6 2.5-3.5L21 19Z",
  chart: "M4 20V10M10 20V4M16 20v-8M21 20H3",
  book: "M4 5c3-1.4 6-1 8 .8 2-1.8 5-2.2 8-.8v13c-3-1.4-6-1-8 .8-2-1.8-5-2.2-8-.8ZM12 6v13",
  gear: "M12 8.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4ZM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1",
  flag: "M6 21V4h11l-2.5 4L17 12H6",
  check: "M4.5 12.5 10 18 20 6.5",
  cross: "M6 6l12 12M18 6 6 18",
  circle: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Z",
  undo: "M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  question: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.2",
  back: "M15 5l-7 7 7 7",
  dash: "M6 12h12",
  pause: "M8 5v14M16 5v14",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn sign beside a word; never the only carrier of a meaning, hence hidden from screen readers. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }): ReactNode {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true" data-filled={filled || undefined}>
      <path d={PATHS[name]} />
    </svg>
  );
}
