import type {
  ClozeItem,
  CombinationItem,
  FillItem,
  Item,
  MultipleItem,
  NumericItem,
  OrderingItem,
  RichText,
  SingleItem,
  Statement,
  TrueFalseItem,
} from "../../domain/item.ts";
import { plainText } from "../../domain/plain-text.ts";
import type { ItemSource, StatementSource } from "../../schema/item-source.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import { compileCitation } from "../law/citation.ts";
import type { SourceFile } from "../source/source-file.ts";
import { textPlace } from "../source/text-place.ts";
import type { YamlNode, YamlPath } from "../source/yaml-tree.ts";
import { nodeAt } from "../source/yaml-tree.ts";
import { withBlanks } from "../text/blanks.ts";
import { compileMarkdown } from "../text/markdown.ts";
import { countCharacters } from "../text/rich-text.ts";
import { negativePhrase } from "./negative.ts";

/** An item file that could be read. */
export interface ItemFile {
  readonly file: SourceFile;
  readonly tree: YamlNode;
  readonly source: ItemSource;
}

export interface CompiledItem extends ItemFile {
  readonly item: Item;
}

export interface ItemCompilation {
  readonly compiled: CompiledItem;
  readonly findings: readonly Finding[];
}

export interface BankFacts {
  readonly bankId: string;
  readonly lawAsOf: string;
}

/** What an item type has beside the fields of all. */
type Common =
  | "bankId"
  | "id"
  | "version"
  | "topic"
  | "difficulty"
  | "stem"
  | "negative"
  | "explanation"
  | "citations"
  | "stimulusId"
  | "enemies"
  | "characters"
  | "validUntil"
  | "changes";
type Body =
  | Omit<SingleItem, Common>
  | Omit<MultipleItem, Common>
  | Omit<TrueFalseItem, Common>
  | Omit<CombinationItem, Common>
  | Omit<NumericItem, Common>
  | Omit<FillItem, Common>
  | Omit<ClozeItem, Common>
  | Omit<OrderingItem, Common>;

const MARKUP_WHY = "アプリが表示できる書き方は決まっています。ほかの書き方は、そのまま出すと崩れたり消えたりします。";

/** From the author's form to the app's. Findings are about markup; what the item says is for the lints. */
export function compileItem(read: ItemFile, bank: BankFacts): ItemCompilation {
  const findings: Finding[] = [];
  const { source } = read;

  function rich(text: string, path: YamlPath): RichText {
    const compiled = compileMarkdown(text);
    for (const { start, end, what, remedy } of compiled.problems) {
      findings.push(
        finding("Q005", textPlace(read.file, nodeAt(read.tree, path), text, start, end), what, {
          why: MARKUP_WHY,
          remedy,
        }),
      );
    }
    return compiled.text;
  }

  function statement(from: StatementSource, path: YamlPath): Statement {
    return {
      id: from.id,
      text: rich(from.text, [...path, "text"]),
      verdict: from.verdict,
      why: rich(from.why, [...path, "why"]),
      ...trapOf(from),
      ...(from.cite === undefined ? {} : { citations: from.cite.map((cite) => compileCitation(cite, bank.lawAsOf)) }),
    };
  }

  const whole = rich(source.stem, ["stem"]);
  const stem = source.type === "cloze" ? withBlanks(whole) : whole;
  const body = compileBody(source, statement, rich, bank.lawAsOf);
  const statements = body.type === "combination" ? body.statements : "options" in body ? body.options : [];
  const item: Item = {
    ...body,
    bankId: bank.bankId,
    id: source.id,
    version: source.version,
    topic: source.topic,
    difficulty: source.difficulty,
    stem,
    negative: statements.length > 0 && negativePhrase(plainText(stem)) !== null,
    explanation: rich(source.explanation, ["explanation"]),
    citations: (source.citations ?? []).map((citation) => compileCitation(citation, bank.lawAsOf)),
    ...(source.stimulus === undefined ? {} : { stimulusId: source.stimulus }),
    enemies: source.enemies ?? [],
    characters: [stem, ...offeredTexts(body)].reduce((sum, text) => sum + countCharacters(text), 0),
    ...(source.valid_until === undefined ? {} : { validUntil: source.valid_until }),
    changes: source.history.filter(({ version }) => version > 1),
  };
  return { compiled: { ...read, item }, findings };
}

/** What a learner reads beside the stem before answering. */
function offeredTexts(body: Body): readonly RichText[] {
  switch (body.type) {
    case "single":
    case "multiple":
      return body.options.map(({ text }) => text);
    case "combination":
      return body.statements.map(({ text }) => text);
    case "cloze":
      return body.words.map(({ word }) => word);
    case "ordering":
      return body.elements.map(({ text }) => text);
    case "truefalse":
    case "numeric":
    case "fill":
      return [];
  }
}

function compileBody(
  source: ItemSource,
  statement: (from: StatementSource, path: YamlPath) => Statement,
  rich: (text: string, path: YamlPath) => RichText,
  lawAsOf: string,
): Body {
  switch (source.type) {
    case "single":
    case "multiple": {
      const shared = {
        options: source.options.map((from, index) => statement(from, ["options", index])),
        shuffle: source.shuffle ?? true,
        drillable: source.drillable ?? true,
      };
      return source.type === "single"
        ? { type: "single", ...shared, key: source.key }
        : { type: "multiple", ...shared, key: [...source.key].sort() };
    }
    case "truefalse":
      return { type: "truefalse", key: source.key, ...trapOf(source) };
    case "combination":
      return {
        type: "combination",
        statements: source.statements.map((from, index) => statement(from, ["statements", index])),
        picks: source.picks.map((pick) => ({ id: pickId(pick), statementIds: [...pick].sort() })),
        key: pickId(source.key),
      };
    case "numeric": {
      const mistakes = (source.mistakes ?? []).map((mistake, index) => ({
        value: mistake.value,
        why: rich(mistake.why, ["mistakes", index, "why"]),
        ...trapOf(mistake),
      }));
      return { type: "numeric", answer: source.answer, mistakes };
    }
    case "fill": {
      const mistakes = (source.mistakes ?? []).map((mistake, index) => ({
        value: mistake.value,
        why: rich(mistake.why, ["mistakes", index, "why"]),
        ...trapOf(mistake),
      }));
      return { type: "fill", accepted: source.accepted, mistakes };
    }
    case "cloze": {
      const blanks = source.blanks.map(({ id, key, why, cite }, index) => ({
        id,
        key,
        why: rich(why, ["blanks", index, "why"]),
        ...(cite === undefined ? {} : { citations: cite.map((one) => compileCitation(one, lawAsOf)) }),
      }));
      const words = source.words.map((one) => ({ id: one.id, word: one.word, ...trapOf(one) }));
      return { type: "cloze", words, blanks, shuffle: source.shuffle ?? true };
    }
    case "ordering":
      return {
        type: "ordering",
        elements: source.elements.map(({ id, text, why }, index) => ({
          id,
          text: rich(text, ["elements", index, "text"]),
          why: rich(why, ["elements", index, "why"]),
        })),
      };
  }
}

/** アウ: the statement ids in kana order, however the author listed them. */
export function pickId(statementIds: readonly string[]): string {
  return [...statementIds].sort().join("");
}

function trapOf({ trap }: { readonly trap?: string | undefined }): { readonly trap?: string } {
  return trap === undefined ? {} : { trap };
}
