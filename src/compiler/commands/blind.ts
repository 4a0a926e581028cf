import type { AskableItems } from "../blind/read-items.ts";
import { readAskableItems } from "../blind/read-items.ts";
import type { SheetForm } from "../blind/sheet.ts";
import { fitsForm, printSheet, sheetEntry } from "../blind/sheet.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { nearest } from "../source/nearest.ts";
import type { Command, CommandInput } from "./command.ts";
import { refusal, refuseId } from "./command.ts";

const USAGE =
  "使い方: npm run --silent bank -- blind 科目 > 用紙.txt   例: blind jichi --from 11 --to 20、blind jichi-0011 jichi-0012";
const DEFAULT_SEED = 1;

/** Prints items without key and explanation, options shuffled, for someone who solves them to try the items out. */
export const blind: Command = ({ project, words, options, today }) => {
  const numbers = readNumbers(options);
  if (typeof numbers === "string") return refusal(numbers);
  if (words.length === 0) return refusal(USAGE);
  const askable = readAskableItems(project, today);
  const chosen = chooseItems(askable, words, numbers);
  if ("refused" in chosen) return chosen.refused;
  const form: SheetForm = options.has("options-only") ? "options" : "full";
  const kind = { seed: numbers.seed, form };
  const entries = chosen.items
    .filter((subject) => fitsForm(subject, form))
    .map((subject) => sheetEntry(subject, askable.stimuliOf(subject), kind));
  if (entries.length === 0) return refusal("この範囲に、用紙に載せられる問題がありません。");
  return {
    exitCode: 0,
    text: printSheet(entries, kind),
    json: {
      ...kind,
      items: entries.map(({ subject, text, fingerprint, way }) => ({
        id: subject.item.id,
        fingerprint,
        text,
        instruction: way.instruction,
      })),
    },
  };
};

interface Numbers {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

function readNumbers(options: CommandInput["options"]): Numbers | string {
  const numberOf = (name: string, fallback: number) => {
    const value = options.get(name);
    return value === undefined ? fallback : /^\d{1,9}$/.test(value) ? Number(value) : null;
  };
  const [seed, from, to] = [numberOf("seed", DEFAULT_SEED), numberOf("from", 0), numberOf("to", 9999)];
  if (seed === null || from === null || to === null)
    return "「--seed」「--from」「--to」には数字を書いてください。例: --from 11 --to 20";
  return { seed, from, to };
}

/** Words are sections, 科目/論点, or ids; `from` and `to` are numbers at the end of an id and narrow all but ids. */
function chooseItems(
  { items, sections }: AskableItems,
  words: readonly string[],
  { from, to }: Numbers,
): { readonly items: readonly CompiledItem[] } | { readonly refused: ReturnType<typeof refusal> } {
  const chosen = new Set<CompiledItem>();
  for (const word of words) {
    const slug = sections.find(({ slug, title }) => slug === word || title === word)?.slug;
    if (slug !== undefined || word.includes("/")) {
      const prefix = slug === undefined ? word : `${slug}/`;
      const own = items.filter(
        ({ item }) => (item.topic === prefix || item.topic.startsWith(prefix)) && isWithin(item.id),
      );
      for (const subject of own) chosen.add(subject);
      continue;
    }
    const subject = items.find(({ item }) => item.id === word);
    if (subject === undefined) return { refused: refuseWord(word, sections) };
    chosen.add(subject);
  }
  return { items: [...chosen] };

  function isWithin(id: string): boolean {
    const number = Number(id.slice(id.lastIndexOf("-") + 1));
    return from <= number && number <= to;
  }
}

function refuseWord(word: string, sections: AskableItems["sections"]) {
  if (/\d{4}$/.test(word)) return refuseId(word);
  const slugs = sections.map(({ slug }) => slug);
  const meant = nearest(word, slugs);
  const hint = meant === null ? "" : `「${meant}」ではありませんか。`;
  return refusal(`科目「${word}」はありません。${hint}\n科目: ${slugs.join("、")}\n${USAGE}`);
}
