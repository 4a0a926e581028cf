import type { Item, RichText, Statement } from "../../domain/item.ts";
import type { ItemSource, StatementSource } from "../../schema/item-source.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import { compileCitation } from "../law/citation.ts";
import type { SourceFile } from "../source/source-file.ts";
import { textPlace } from "../source/text-place.ts";
import type { YamlNode, YamlPath } from "../source/yaml-tree.ts";
import { nodeAt } from "../source/yaml-tree.ts";
import { compileMarkdown } from "../text/markdown.ts";
import { countCharacters, plainText } from "../text/plain-text.ts";
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

export interface BankFacts {
  readonly bankId: string;
  readonly lawAsOf: string;
}

/** From the author's form to the app's. Findings are about markup; what the item says is for the lints. */
export function compileItem(read: ItemFile, bank: BankFacts): { readonly compiled: CompiledItem; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const { source } = read;

  function rich(path: YamlPath, text: string): RichText {
    const compiled = compileMarkdown(text);
    for (const { start, end, what, remedy } of compiled.problems) {
      const place = textPlace(read.file, nodeAt(read.tree, path), text, start, end);
      findings.push(finding("Q005", place, what, { why: "アプリが表示できる書き方は決まっています。ほかの書き方は、そのまま出すと崩れます。", remedy }));
    }
    return compiled.text;
  }

  function statement(from: StatementSource, path: YamlPath): Statement {
    return {
      id: from.id,
      text: rich([...path, "text"], from.text),
      verdict: from.verdict,
      why: rich([...path, "why"], from.why),
      ...(from.trap === undefined ? {} : { trap: from.trap }),
      ...(from.cite === undefined ? {} : { citations: from.cite.map((cite) => compileCitation(cite, bank.lawAsOf)) }),
    };
  }

  const stem = rich(["stem"], source.stem);
  const body = compileBody(source, statement, rich);
  const read_ = body.type === "combination" ? body.statements : "options" in body ? body.options : [];
  const item: Item = {
    bankId: bank.bankId,
    id: source.id,
    version: source.version,
    topic: source.topic,
    difficulty: source.difficulty,
    stem,
    negative: body.type !== "truefalse" && body.type !== "numeric" && negativePhrase(plainText(stem)) !== null,
    explanation: rich(["explanation"], source.explanation),
    citations: (source.citations ?? []).map((citation) => compileCitation(citation, bank.lawAsOf)),
    ...(source.stimulus === undefined ? {} : { stimulusId: source.stimulus }),
    enemies: source.enemies ?? [],
    characters: countCharacters(stem) + read_.reduce((sum, { text }) => sum + countCharacters(text), 0),
    ...(source.valid_until === undefined ? {} : { validUntil: source.valid_until }),
    changes: source.history.filter(({ version }) => version > 1),
    ...body,
  };
  return { compiled: { ...read, item }, findings };
}

type Body<T extends Item = Item> = T extends Item ? Omit<T, keyof Extract<Item, { type: "truefalse" }> & keyof Extract<Item, { type: "numeric" }>> & Pick<T, "type"> : never;

function compileBody(
  source: ItemSource,
  statement: (from: StatementSource, path: YamlPath) => Statement,
  rich: (path: YamlPath, text: string) => RichText,
): Body {
  const trap = (from: { trap?: string | undefined }) => (from.trap === undefined ? {} : { trap: from.trap });
  if (source.type === "truefalse") return { type: "truefalse", key: source.key, ...trap(source) };
  if (source.type === "numeric") {
    const mistakes = (source.mistakes ?? []).map((mistake, index) => ({
      value: mistake.value,
      why: rich(["mistakes", index, "why"], mistake.why),
      ...trap(mistake),
    }));
    return { type: "numeric", answer: source.answer, mistakes };
  }
  if (source.type === "combination") {
    return {
      type: "combination",
      statements: source.statements.map((from, index) => statement(from, ["statements", index])),
      picks: source.picks.map((pick) => ({ id: pickId(pick), statementIds: [...pick].sort() })),
      key: pickId(source.key),
    };
  }
  const options = source.options.map((from, index) => statement(from, ["options", index]));
  const shared = { options, shuffle: source.shuffle ?? true, drillable: source.drillable ?? true };
  return source.type === "single"
    ? { type: "single", ...shared, key: source.key }
    : { type: "multiple", ...shared, key: [...source.key].sort() };
}

/** アウ: the statement ids in kana order, however the author listed them. */
export function pickId(statementIds: readonly string[]): string {
  return [...statementIds].sort().join("");
}
