import { createRandom, seedOf } from "../../domain/random.ts";
import type { StimulusSource } from "../../schema/bank-source.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { sha256 } from "../pack/canonical.ts";
import type { WayToAnswer } from "./way-to-answer.ts";
import { wayToAnswer } from "./way-to-answer.ts";

/** `full`: all that a learner sees before answering; `options`: without stem and table, to see what the form gives away. */
export type SheetForm = "full" | "options";

/** What a sheet was made from; stands in its head, so that answers find their items and letters again. */
export interface SheetKind {
  readonly seed: number;
  readonly form: SheetForm;
}

/** An item as it stands on a sheet. */
export interface SheetEntry {
  readonly subject: CompiledItem;
  readonly way: WayToAnswer;
  readonly text: string;
  /** Of the text shown: an item that was rewritten since cannot be graded. The key may change, the answer stands. */
  readonly fingerprint: string;
}

const FINGERPRINT = 6; // hex digits; two texts of one item are told apart 16.7 million times in one

/** Whether an item can stand on a sheet of this form: without stems only where one of several texts is chosen. */
export function fitsForm({ source }: CompiledItem, form: SheetForm): boolean {
  return form === "full" || source.type === "single";
}

/** The same item under the same kind of sheet is always shown in the same way, whatever stands around it. */
export function sheetEntry(
  subject: CompiledItem,
  stimuli: ReadonlyMap<string, StimulusSource>,
  { seed, form }: SheetKind,
): SheetEntry {
  const { source } = subject;
  const way = wayToAnswer(source, createRandom(seedOf(`${seed} ${source.id}`)));
  const stimulus = source.stimulus === undefined ? undefined : stimuli.get(source.stimulus);
  const shown =
    form === "options" ? [] : [...(stimulus === undefined ? [] : [tableText(stimulus), ""]), source.stem.trim(), ""];
  const text = [...shown, ...way.lines].join("\n");
  return { subject, way, text, fingerprint: sha256(text).slice(0, FINGERPRINT) };
}

/** The sheet as text, with the place for the answers at its end. */
export function printSheet(entries: readonly SheetEntry[], kind: SheetKind): string {
  const instructions = new Set(entries.map(({ way }) => way.instruction));
  const ids = entries.map(({ subject }) => subject.item.id);
  const example = ids[0] ?? "";
  return [
    "# 解答用紙(正答なし)",
    "",
    headLine(entries, kind),
    "",
    `答え方: 末尾の解答欄に、\`${example}: 答え\` の形で一問一行で書きます。別のファイルに書くときは、上の「用紙:」の行も写します。`,
    ...[...instructions].map((instruction) => `- ${instruction}`),
    kind.form === "options"
      ? "- 問題文は伏せてあります。肢だけを見て、いちばん正答らしいものを必ず一つ選びます"
      : "- 分からなければ `?`",
    `- 気づいたこと(正答が二つある、条文と違う、読み取れない)は、行を足して \`${example}! 肢 b も正しいのでは\` のように書きます`,
    "",
    ...entries.flatMap(({ subject, text }) => [`## ${subject.item.id}`, "", text, ""]),
    "## 解答欄",
    "",
    ...ids.map((id) => `${id}:`),
  ]
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

const HEAD = /^\s*用紙: seed=(\d+) form=(full|options) items=(\S+)\s*$/m;
const HEAD_ITEM = /^([a-z0-9-]+):([0-9a-f]+)$/;

export interface SheetHead extends SheetKind {
  readonly items: readonly { readonly id: string; readonly fingerprint: string }[];
}

/** The head of a filled sheet, or null where it has none or it is damaged. */
export function readHead(text: string): SheetHead | null {
  const match = HEAD.exec(text);
  if (match === null) return null;
  const items = (match[3] ?? "").split(",").map((item) => HEAD_ITEM.exec(item));
  if (items.includes(null)) return null;
  return {
    seed: Number(match[1]),
    form: match[2] === "options" ? "options" : "full",
    items: items.map((item) => ({ id: item?.[1] ?? "", fingerprint: item?.[2] ?? "" })),
  };
}

function headLine(entries: readonly SheetEntry[], { seed, form }: SheetKind): string {
  const items = entries.map(({ subject, fingerprint }) => `${subject.item.id}:${fingerprint}`);
  return `用紙: seed=${seed} form=${form} items=${items.join(",")}`;
}

function tableText({ title, columns, rows, note, source }: StimulusSource): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const below = [
    "",
    ...(note === undefined ? [] : [`注: ${note}`]),
    ...(source === undefined ? [] : [`出典: ${source}`]),
  ];
  return [`表: ${title}`, "", line(columns), line(columns.map(() => "---")), ...rows.map(line), ...below].join("\n");
}
