import type { Blueprint } from "./blueprint.ts";

/** What the learner chose. Each key is one `preferenceSet` event; the last by order wins. */
export interface Preferences {
  /** ISO date, or null where none is set. */
  readonly examDate: string | null;
  readonly minutesPerDay: number;
  /** Minutes of single weekdays, from Sunday; null where it is `minutesPerDay`. */
  readonly minutesByWeekday: readonly (number | null)[];
  /** Weeks with less time, or more. */
  readonly busyPeriods: readonly BusyPeriod[];
  /** Minutes of the pack chosen last. */
  readonly packMinutes: number;
  readonly daysOff: DaysOff;
  /** Target retrievability at the due day. */
  readonly desiredRetention: number;
  /** Ids of the optional banks that the learner wants. */
  readonly optionalBanks: readonly string[];
  /** Percent. */
  readonly textSize: number;
  readonly theme: "system" | "light" | "dark" | "contrast";
  readonly language: "ja" | "en";
  /** The first screen was filled in or skipped. */
  readonly onboarded: boolean;
  /** What the learner knows better of the exam; null where the bank's blueprint holds. */
  readonly ownBlueprint: OwnBlueprint | null;
}

/** The learner's own numbers, in the place of those of one blueprint of one bank. */
export interface OwnBlueprint extends Pick<Blueprint, "minutes" | "guideLine" | "sections"> {
  readonly bankId: string;
  readonly blueprintId: string;
}

export interface DaysOff {
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** ISO dates. */
  readonly dates: readonly string[];
}

/** Days with other minutes than usual, both ends included. ISO dates. */
export interface BusyPeriod {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

export const DEFAULT_PREFERENCES: Preferences = {
  examDate: null,
  // A good day is 10 to 20 minutes, in pieces of 3, 7 or 12.
  minutesPerDay: 15,
  minutesByWeekday: [null, null, null, null, null, null, null],
  busyPeriods: [],
  packMinutes: 7,
  daysOff: { weekdays: [], dates: [] },
  desiredRetention: 0.9,
  optionalBanks: [],
  textSize: 100,
  theme: "system",
  language: "ja",
  onboarded: false,
  ownBlueprint: null,
};

export const TEXT_SIZES: readonly number[] = [100, 115, 130, 150, 175, 200];
export const MINUTES_PER_DAY: readonly number[] = [5, 10, 15, 20, 30];
export const PACK_MINUTES: readonly number[] = [3, 7, 12];

/** Of items and of minutes: more than any exam has. */
export const BLUEPRINT_NUMBER_MAX = 600;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

const isIsoDate = (value: unknown): value is string =>
  typeof value === "string" && ISO_DATE.test(value) && !Number.isNaN(Date.parse(value));
const isBetween = (least: number, most: number) => (value: unknown) =>
  typeof value === "number" && value >= least && value <= most;
const isOneOf = (values: readonly unknown[]) => (value: unknown) => values.includes(value);

const isValid: { readonly [K in keyof Preferences]: (value: unknown) => boolean } = {
  examDate: (value) => value === null || isIsoDate(value),
  minutesPerDay: isBetween(1, 600),
  minutesByWeekday: (value) =>
    Array.isArray(value) && value.length === 7 && value.every((one) => one === null || isBetween(0, 600)(one)),
  busyPeriods: (value) =>
    Array.isArray(value) &&
    value.every((one: Partial<BusyPeriod> | null) => {
      const { from, to, minutes } = one ?? {};
      return isIsoDate(from) && isIsoDate(to) && isBetween(0, 600)(minutes);
    }),
  packMinutes: isBetween(1, 120),
  daysOff: (value) => {
    const { weekdays, dates } = (value ?? {}) as Partial<DaysOff>;
    return Array.isArray(weekdays) && weekdays.every(isBetween(0, 6)) && Array.isArray(dates) && dates.every(isIsoDate);
  },
  desiredRetention: isBetween(0.7, 0.99),
  optionalBanks: (value) => Array.isArray(value) && value.every((id) => typeof id === "string"),
  textSize: isBetween(80, 200),
  theme: isOneOf(["system", "light", "dark", "contrast"]),
  language: isOneOf(["ja", "en"]),
  onboarded: isOneOf([true, false]),
  ownBlueprint: (value) => {
    if (value === null) return true;
    const { minutes, guideLine, sections } = (value ?? {}) as Partial<OwnBlueprint>;
    const isNumber = isBetween(0, BLUEPRINT_NUMBER_MAX);
    return (
      [minutes, guideLine].every(isNumber) &&
      Array.isArray(sections) &&
      sections.every((one: Partial<OwnBlueprint["sections"][number]> | null) => {
        const { section, items, guideLine: line } = one ?? {};
        return typeof section === "string" && Number.isInteger(items) && [items, line].every(isNumber);
      })
    );
  },
};

/**
 * The preferences that a set of stored values makes up. A value that this build cannot use (written by a newer
 * app, or damaged) leaves the default in force; the event stays in the log.
 */
export function preferencesFrom(valuesByKey: ReadonlyMap<string, unknown>): Preferences {
  const known = Object.keys(DEFAULT_PREFERENCES) as (keyof Preferences)[];
  const usable = known.filter((key) => valuesByKey.has(key) && isValid[key](valuesByKey.get(key)));
  return { ...DEFAULT_PREFERENCES, ...Object.fromEntries(usable.map((key) => [key, valuesByKey.get(key)])) };
}
