import { type EventBodies, type Response, type StoredEvent, versionOf } from "../../domain/event.ts";
import { type ByteReader, DamagedBytes } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";
import { readSymbols, writeSymbols } from "./symbols.ts";

/** What an answer has behind its envelope and type. */
export interface AnswerTail {
  readonly version: number;
  readonly body: EventBodies["itemAnswered"];
}

/** The byte of an answer is a number to mixed bases, in this order: mode, guessed, score, order, anew, statement. */
const MODES: readonly AnswerTail["body"]["mode"][] = ["practice", "exam", "statement"];
const GUESSES: readonly AnswerTail["body"]["guessed"][] = ["unasked", "no", "yes"];
/** 0 and 1 are scores; this says that it stands in words. */
const SCORE_IN_WORDS = 2;

type FieldName = keyof AnswerTail["body"];

/** Orders in which the fields of an answer are found: as the app writes them, and as `event.ts` lists them. */
const ORDERS: readonly (readonly FieldName[])[] = [
  ["item", "session", "mode", "statementId", "response", "score", "responseMillis", "startsAnew", "guessed"],
  ["item", "statementId", "session", "mode", "response", "guessed", "responseMillis", "score", "startsAnew"],
];

/** The byte of a response; from `FIRST_LETTER` on a single option, `a` to `z`. */
const RESPONSE = { pass: 0, true: 1, false: 2, json: 3 } as const;
const FIRST_LETTER = 8;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** `jichi-0122`: a family and a number of four digits. */
const NUMBERED = /^(.*?)(\d{4})$/;

const NUMBER_FOLLOWS = 255;

/** Of more families than a byte can tell apart each is a number; a bank has seven. */
const FAMILIES_MAX = 256;

/** A bank, the beginning of its ids, a version; `digits` is 4 where a number follows, else 0. */
interface ItemFamily {
  readonly bankId: string;
  readonly beginning: string;
  readonly itemVersion: number;
  readonly digits: number;
}

/** Whether the columns can say it. Surplus fields and another order of fields are found by reading it again. */
export function isUsualAnswer({ version, body }: StoredEvent): boolean {
  if (typeof body !== "object" || body === null) return false;
  const { item, session, mode, guessed, responseMillis, score, response } = body as Partial<AnswerTail["body"]>;
  if (typeof item?.bankId !== "string" || typeof item.itemId !== "string") return false;
  return (
    isCount(item.itemVersion) &&
    typeof session === "string" &&
    MODES.includes(mode ?? ("" as "exam")) &&
    GUESSES.includes(guessed ?? ("" as "no")) &&
    isCount(responseMillis) &&
    typeof score === "number" &&
    typeof response?.kind === "string" &&
    version === versionOf({ type: "itemAnswered", body: body as AnswerTail["body"] })
  );
}

export function writeAnswers(writer: ByteWriter, events: readonly StoredEvent[]): void {
  if (events.length === 0) return;
  const answers = events as readonly (StoredEvent & AnswerTail)[];
  const codes = answers.map(({ body }) => codeOf(body));
  writeSymbols(writer, codes);
  writeSessions(writer, answers);
  writeItems(writer, answers);
  const responses = answers.map(({ body }) => responseCode(body.response));
  writeSymbols(writer, responses);
  for (const { body } of answers) writer.count(body.responseMillis);
  for (const { body } of answers) {
    if (body.score !== 0 && body.score !== 1) writer.text(JSON.stringify(body.score));
    if (body.statementId !== undefined) writer.text(body.statementId);
    if (responseCode(body.response) === RESPONSE.json) writer.text(JSON.stringify(body.response));
  }
}

export function readAnswers(reader: ByteReader, length: number): readonly AnswerTail[] {
  if (length === 0) return [];
  const codes = readSymbols(reader, length);
  const sessions = readSessions(reader, length);
  const items = readItems(reader, length);
  const responses = readSymbols(reader, length);
  const millis = Array.from({ length }, reader.count);
  return codes.map((code, index) => {
    const [mode, guessed, score, order, startsAnew, hasStatement] = digitsOf(code);
    const scoreValue = score === SCORE_IN_WORDS ? Number(reader.text()) : score;
    const statementId = hasStatement === 1 ? reader.text() : undefined;
    const response = responseOf(responses[index] ?? 0, reader);
    const fields: { readonly [F in FieldName]: unknown } = {
      item: items[index],
      statementId,
      session: sessions[index],
      mode: MODES[mode],
      response,
      guessed: GUESSES[guessed],
      responseMillis: millis[index],
      score: scoreValue,
      startsAnew: startsAnew === 1 ? true : undefined,
    };
    const body: Record<string, unknown> = {};
    for (const name of ORDERS[order] ?? []) if (fields[name] !== undefined) body[name] = fields[name];
    const draft = { type: "itemAnswered", body: body as unknown as AnswerTail["body"] } as const;
    return { version: versionOf(draft), body: draft.body };
  });
}

function codeOf(body: AnswerTail["body"]): number {
  const score = body.score === 0 || body.score === 1 ? body.score : SCORE_IN_WORDS;
  // The app's own order ends otherwise than the other.
  const order = Object.keys(body).at(-1) === "guessed" ? 0 : 1;
  const flags = (body.startsAnew === undefined ? 0 : 1) + 2 * (body.statementId === undefined ? 0 : 1);
  return MODES.indexOf(body.mode) + 3 * (GUESSES.indexOf(body.guessed) + 3 * (score + 3 * (order + 2 * flags)));
}

function digitsOf(code: number): readonly [number, number, number, number, number, number] {
  const rest = Math.floor(code / 27);
  return [code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9) % 3, rest % 2, (rest >> 1) % 2, (rest >> 2) % 2];
}

/** Sessions stay the same for long: how many answers, then which. A single answer needs no number. */
function writeSessions(writer: ByteWriter, answers: readonly AnswerTail[]): void {
  for (let index = 0; index < answers.length; ) {
    const session = answers[index]?.body.session ?? "";
    const start = index;
    while (answers[index]?.body.session === session) index += 1;
    if (answers.length > 1) writer.count(index === answers.length ? 0 : index - start);
    writer.text(session);
  }
}

function readSessions(reader: ByteReader, length: number): readonly string[] {
  const sessions: string[] = [];
  while (sessions.length < length) {
    const left = length - sessions.length;
    const run = (length > 1 && reader.count()) || left;
    if (run > left) throw new DamagedBytes("a session has more answers than there are");
    const session = reader.text();
    for (let count = 0; count < run; count += 1) sessions.push(session);
  }
  return sessions;
}

function writeItems(writer: ByteWriter, answers: readonly AnswerTail[]): void {
  const families = new Map<string, { readonly index: number; readonly family: ItemFamily }>();
  const rows = answers.map(({ body: { item } }) => {
    const [, beginning = item.itemId, number = ""] = NUMBERED.exec(item.itemId) ?? [];
    const family = { bankId: item.bankId, beginning, itemVersion: item.itemVersion, digits: number.length };
    const key = JSON.stringify(family);
    const known = families.get(key) ?? { index: families.size, family };
    families.set(key, known);
    return { ...known, number };
  });
  if (answers.length > 1) writer.count(families.size);
  for (const { family } of families.values()) {
    writer.text(family.bankId);
    writer.text(family.beginning);
    writer.count(family.itemVersion * 2 + (family.digits > 0 ? 1 : 0));
  }
  const indexes = rows.map(({ index }) => index);
  if (families.size > FAMILIES_MAX) for (const index of indexes) writer.count(index);
  else if (families.size > 1) writeSymbols(writer, indexes);
  for (const { family, number } of rows) if (family.digits > 0) writeNumber(writer, Number(number));
}

function readItems(reader: ByteReader, length: number): readonly AnswerTail["body"]["item"][] {
  const size = length > 1 ? reader.count() : 1;
  if (size > reader.left()) throw new DamagedBytes("more families than bytes");
  const families = Array.from({ length: size }, () => {
    const [bankId, beginning, version] = [reader.text(), reader.text(), reader.count()];
    return { bankId, beginning, itemVersion: Math.floor(version / 2), digits: (version % 2) * 4 };
  });
  const indexes =
    size > FAMILIES_MAX
      ? Array.from({ length }, reader.count)
      : size > 1
        ? readSymbols(reader, length)
        : Array.from({ length }, () => 0);
  return indexes.map((index) => {
    const family = families[index];
    if (family === undefined) throw new DamagedBytes("an item is of no family");
    const { bankId, beginning, itemVersion, digits } = family;
    const number = digits > 0 ? String(readNumber(reader)).padStart(digits, "0") : "";
    return { bankId, itemId: beginning + number, itemVersion };
  });
}

/** Families of up to 254 items take a byte for each. */
function writeNumber(writer: ByteWriter, number: number): void {
  writer.byte(Math.min(number, NUMBER_FOLLOWS));
  if (number >= NUMBER_FOLLOWS) writer.count(number - NUMBER_FOLLOWS);
}

function readNumber(reader: ByteReader): number {
  const number = reader.byte();
  return number < NUMBER_FOLLOWS ? number : NUMBER_FOLLOWS + reader.count();
}

function responseCode(response: Response): number {
  if (response.kind === "pass") return RESPONSE.pass;
  if (response.kind === "verdict") return response.verdict ? RESPONSE.true : RESPONSE.false;
  const only = response.kind === "options" && response.optionIds?.length === 1 ? response.optionIds[0] : undefined;
  const letter = only?.length === 1 ? LETTERS.indexOf(only) : -1;
  return letter < 0 ? RESPONSE.json : FIRST_LETTER + letter;
}

function responseOf(code: number, reader: ByteReader): Response {
  switch (code) {
    case RESPONSE.pass:
      return { kind: "pass" };
    case RESPONSE.true:
      return { kind: "verdict", verdict: true };
    case RESPONSE.false:
      return { kind: "verdict", verdict: false };
    case RESPONSE.json:
      return parsedResponse(reader.text());
  }
  const letter = LETTERS[code - FIRST_LETTER];
  if (letter === undefined) throw new DamagedBytes("a response is of no kind");
  return { kind: "options", optionIds: [letter] };
}

/** As unchecked as all that a reader gives. */
function parsedResponse(text: string): Response {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DamagedBytes(`a response is no JSON: ${error}`);
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 50;
}
