import * as z from "zod";

/**
 * The building blocks of the bank's source forms. YAML is read with all scalars as strings, so that `1.10`
 * stays `1.10`; numbers and booleans are made here and nowhere else.
 */

const PROSE_MAX = 4000; // characters; far above any phone screen, so only an accident reaches it
const LABEL_MAX = 300; // characters; a title or a note, one line

const INTEGER = /^-?\d+$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Fields that carry text with markup; in YAML they must be a `|` block or quoted, because YAML eats `#` and `:`. */
export const PROSE_FIELDS: ReadonlySet<string> = new Set(["stem", "text", "why", "explanation"]);

/** Fields whose value is words: with these, what follows the colon is text even where YAML sees something else. */
export const TEXT_FIELDS: ReadonlySet<string> = new Set([
  ...PROSE_FIELDS,
  "trap",
  "title",
  "publisher",
  "note",
  "source",
  "word",
]);

/** Text with markup. */
export function prose(description: string) {
  return z.string().trim().min(1).max(PROSE_MAX).meta({ description });
}

/** One line of text without markup. */
export function label(description: string) {
  return z
    .string()
    .trim()
    .min(1)
    .max(LABEL_MAX)
    .regex(/^[^\n]*$/, { error: "1行で書いてください" })
    .meta({ description });
}

/** A name made of a fixed alphabet; `example` is shown when it does not fit. */
export function name(description: string, pattern: RegExp, example: string) {
  const error = `「${example}」のような形で書いてください`;
  return z
    .string()
    .regex(pattern, { error })
    .meta({ description, examples: [example], errorMessage: error });
}

export function integer(description: string, min: number, max: number) {
  const meta = { description, errorMessage: `${min} から ${max} までの、半角の数字で書いてください` };
  return z.preprocess(numberWhere(INTEGER), z.number().int().min(min).max(max)).meta(meta);
}

export function decimal(description: string, min = -1e12) {
  return z.preprocess(numberWhere(DECIMAL), z.number().min(min).max(1e12)).meta({ description });
}

export function flag(description: string) {
  return z
    .preprocess((value) => (value === "true" ? true : value === "false" ? false : value), z.boolean())
    .meta({ description });
}

const DATE_ERROR = "「2026-02-08」のように、年月日を半角で書いてください";

/** An ISO date that exists; 2026-02-30 does not. */
export function date(description: string) {
  return z
    .string()
    .regex(DATE, { error: DATE_ERROR })
    .refine(isCalendarDate, { error: "暦にある日付を書いてください" })
    .meta({ description, examples: ["2026-02-08"], errorMessage: DATE_ERROR });
}

function numberWhere(pattern: RegExp): (value: unknown) => unknown {
  return (value) => (typeof value === "string" && pattern.test(value) ? Number(value) : value);
}

function isCalendarDate(text: string): boolean {
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
