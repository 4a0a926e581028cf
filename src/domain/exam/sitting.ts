import type { EventId, ExamBlueprint, ExamItem, ExamPause, Response } from "../event.ts";

/**
 * A mock exam while it is sat. Kept on the device (not in the log) after every touch, so that a kill loses nothing.
 *
 * Its clock counts the time that the exam was on screen, span by span, on the device's monotonic clock; what was counted
 * is stored with it. So neither a kill nor a changed wall clock moves the time that is left: out of sight, the exam
 * stands still, and that it did is recorded.
 */
export interface Sitting {
  /** `session` of its answers to come. */
  readonly id: string;
  readonly startedId: EventId;
  readonly kind: string;
  readonly blueprint: ExamBlueprint;
  readonly items: readonly SittingItem[];
  /** Position of the item on screen. */
  readonly index: number;
  readonly activeMillis: number;
  readonly pauses: readonly ExamPause[];
  /** Why its clock stands still; null while it runs, and in what a kill leaves behind. */
  readonly suspension: { readonly cause: ExamPause["cause"]; readonly sinceWallMs: number } | null;
  /** Wall clock at the last write. */
  readonly keptWallMs: number;
  /** Counts the writes, so that of two tabs only one leads the sitting on from where it is. */
  readonly revision: number;
}

export interface SittingItem extends ExamItem {
  /** Null is a blank. */
  readonly response: Response | null;
  readonly flagged: boolean;
  readonly isShown: boolean;
  /** Active time with this item on screen, all visits together. */
  readonly responseMillis: number;
}

/** The app tells of itself every few seconds; after a longer silence in full sight, the device slept. */
const SLEPT_MILLIS = 15_000;

/** Pauses beyond this are not noted any more; the clock stands still all the same. */
const PAUSES_MAX = 500;

const MINUTE_MILLIS = 60_000;

/** A sitting at its first item, its clock still standing. */
export function startSitting(
  form: Pick<Sitting, "id" | "startedId" | "kind" | "blueprint"> & { readonly items: readonly ExamItem[] },
  wallMs: number,
): Sitting {
  const items = form.items.map((item) => ({
    ...item,
    response: null,
    flagged: false,
    isShown: false,
    responseMillis: 0,
  }));
  const sitting = { ...form, items, index: 0, activeMillis: 0, pauses: [], suspension: null, revision: 0 };
  return goTo({ ...sitting, keptWallMs: wallMs }, 0);
}

/** A span of the monotonic clock went by with the exam in sight. It counts for the item on screen. */
export function withSpan(sitting: Sitting, spanMillis: number): Sitting {
  if (sitting.suspension !== null || spanMillis <= 0) return sitting;
  if (spanMillis > SLEPT_MILLIS) return withPause(sitting, "away", spanMillis);
  const counted = Math.min(spanMillis, remainingMillis(sitting));
  const onItem = (item: SittingItem) => ({ ...item, responseMillis: item.responseMillis + counted });
  return { ...withItem(sitting, sitting.index, onItem), activeMillis: sitting.activeMillis + counted };
}

/** Gives, changes or (null) takes back the answer to the item on screen; once the time is up, no more. */
export function withResponse(sitting: Sitting, response: Response | null): Sitting {
  if (remainingMillis(sitting) === 0) return sitting;
  return withItem(sitting, sitting.index, (item) => ({ ...item, response }));
}

/** あとで見直す, within this sitting. */
export function withFlag(sitting: Sitting, flagged: boolean): Sitting {
  return withItem(sitting, sitting.index, (item) => ({ ...item, flagged }));
}

/** Shows another item; a position outside the form is ignored. */
export function goTo(sitting: Sitting, index: number): Sitting {
  if (sitting.items[index] === undefined) return sitting;
  return withItem({ ...sitting, index }, index, (item) => ({ ...item, isShown: true }));
}

/** Stops the clock. A pause that was asked for outlasts the app's going out of sight. */
export function suspended(sitting: Sitting, cause: ExamPause["cause"], wallMs: number): Sitting {
  if (sitting.suspension !== null) return sitting;
  return { ...sitting, suspension: { cause, sinceWallMs: wallMs } };
}

/** Lets the clock run again and notes the pause. Without a suspension, the app was cut off after its last write. */
export function resumed(sitting: Sitting, wallMs: number): Sitting {
  const { cause, sinceWallMs } = sitting.suspension ?? { cause: "cutOff", sinceWallMs: sitting.keptWallMs };
  return { ...withPause(sitting, cause, Math.max(0, wallMs - sinceWallMs)), suspension: null };
}

/** The time that is left, at least 0. */
export function remainingMillis({ blueprint, activeMillis }: Sitting): number {
  return Math.max(0, blueprint.minutes * MINUTE_MILLIS - activeMillis);
}

/** What is left for each item that is still blank; null where none is. */
export function paceMillis(sitting: Sitting): number | null {
  const blanks = blankNumbers(sitting).length;
  return blanks === 0 ? null : remainingMillis(sitting) / blanks;
}

/** Numbers, from 1, of the items without an answer. */
export function blankNumbers({ items }: Sitting): readonly number[] {
  return items.flatMap(({ response }, index) => (response === null ? [index + 1] : []));
}

/** Numbers, from 1, of the items to look at again. */
export function flaggedNumbers({ items }: Sitting): readonly number[] {
  return items.flatMap(({ flagged }, index) => (flagged ? [index + 1] : []));
}

function withPause(sitting: Sitting, cause: ExamPause["cause"], awayMillis: number): Sitting {
  if (sitting.pauses.length >= PAUSES_MAX) return sitting;
  const pause = { afterMillis: Math.round(sitting.activeMillis), cause, awayMillis: Math.round(awayMillis) };
  return { ...sitting, pauses: [...sitting.pauses, pause] };
}

function withItem(sitting: Sitting, index: number, change: (item: SittingItem) => SittingItem): Sitting {
  return { ...sitting, items: sitting.items.map((item, at) => (at === index ? change(item) : item)) };
}
