import type { Item, Stimulus } from "../../src/domain/item.ts";
import { plainText } from "../../src/domain/plain-text.ts";

/**
 * An answer computed again from what the learner is given, never from the explanation: the verdict of every option or
 * statement by its id, or the value where the answer is a number. An item whose options are values returns the value.
 */
export type Recomputation = (given: Given) => number | Readonly<Record<string, boolean>>;

/** The recomputations of one section, by item id. */
export type Recomputations = Readonly<Record<string, Recomputation>>;

/** The numbers that an item gives. */
export interface Given {
  /** A number of the item's table, by the beginnings of its row's and its column's label. */
  cell(row: string, column: string): number;
  /** All numbers of a row of the table, from the second column on. */
  row(label: string): readonly number[];
  /** The number in the stem that the pattern's first group catches. */
  stem(pattern: RegExp): number;
  /** The same in the text of an option or statement. */
  option(id: string, pattern: RegExp): number;
}

/** Throws where a label or pattern does not fit exactly once: a table that was rewritten must not pass by accident. */
export function givenBy(item: Item, stimulus: Stimulus | undefined): Given {
  const rowOf = (label: string): readonly string[] => {
    const rows = stimulus?.rows.filter(([head = ""]) => head === label) ?? [];
    const wanted = rows.length > 0 ? rows : (stimulus?.rows.filter(([head = ""]) => head.startsWith(label)) ?? []);
    return onlyOne(wanted, `row ${label} of ${item.id}`);
  };
  const columnOf = (label: string): number => {
    const columns = (stimulus?.columns ?? []).map((name, index) => ({ name, index }));
    const same = columns.filter(({ name }) => name === label);
    const wanted = same.length > 0 ? same : columns.filter(({ name }) => name.startsWith(label));
    return onlyOne(wanted, `column ${label} of ${item.id}`).index;
  };
  return {
    cell: (row, column) => numberIn(rowOf(row)[columnOf(column)]),
    row: (label) => rowOf(label).slice(1).map(numberIn),
    stem: (pattern) => caught(plainText(item.stem), pattern),
    option: (id, pattern) => {
      const statement = [...statementsOf(item)].find((one) => one.id === id);
      if (statement === undefined) throw new Error(`${item.id} has no option ${id}`);
      return caught(plainText(statement.text), pattern);
    },
  };
}

/** Options or statements, of the types that have some. */
export function statementsOf(item: Item) {
  if (item.type === "combination") return item.statements;
  return item.type === "single" || item.type === "multiple" ? item.options : [];
}

/** The first number of a text: 1,234 · ▲4.0 · -2.5% · １２. */
export function numberIn(text: string | undefined): number {
  const [, sign = "", digits] = /([▲△−-]?)(\d[\d,]*(?:\.\d+)?)/.exec((text ?? "").normalize("NFKC")) ?? [];
  if (digits === undefined) throw new Error(`no number in 「${text}」`);
  return Number(digits.replaceAll(",", "")) * (sign === "" ? 1 : -1);
}

/** Rounds half away from zero to so many decimals, as tables do. */
export function rounded(value: number, decimals: number): number {
  const shifted = Math.abs(value) * 10 ** decimals;
  return (Math.sign(value) * Math.round(shifted + ROUNDING_SLACK)) / 10 ** decimals;
}

const ROUNDING_SLACK = 1e-9; // 1.005 * 100 is a hair below 100.5 in binary

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function caught(text: string, pattern: RegExp): number {
  return numberIn(pattern.exec(text.normalize("NFKC"))?.[1]);
}

function onlyOne<T>(found: readonly T[], what: string): T {
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} times: ${what}`);
  return only;
}
