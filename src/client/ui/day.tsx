import type { ReactNode } from "react";

const FORMATS = {
  short: { month: "short", day: "numeric" },
  long: { year: "numeric", month: "long", day: "numeric" },
  full: { year: "numeric", month: "long", day: "numeric", weekday: "short" },
} as const;

type Look = keyof typeof FORMATS;

/** A calendar day as the reader's language writes it: 9月3日, 2026年9月3日, or 2026年9月3日(木). */
export function Day({ date, locale, look = "short" }: { date: string; locale: string; look?: Look }): ReactNode {
  return <time dateTime={date}>{dayText(date, locale, look)}</time>;
}

/** The same as text, for labels. `date`: ISO date. */
export function dayText(date: string, locale: string, look: Look = "short"): string {
  return formatterOf(locale, look).format(Date.parse(date));
}

/** Making a formatter takes a hundred times as long as using one, and a page may show a hundred days. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(locale: string, look: Look): Intl.DateTimeFormat {
  const name = `${locale} ${look}`;
  const known = formatters.get(name) ?? new Intl.DateTimeFormat(locale, { ...FORMATS[look], timeZone: "UTC" });
  formatters.set(name, known);
  return known;
}

/** 日 to 土, or Sun to Sat; 0 is Sunday. */
export function weekdayText(weekday: number, locale: string): string {
  // The fourth of January 1970 was a Sunday.
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(1970, 0, 4 + weekday));
}
