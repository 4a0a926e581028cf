import { PROSE_FIELDS, TEXT_FIELDS } from "../../schema/source-fields.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import { blockEdit } from "./block-form.ts";
import type { Edit } from "./edit.ts";
import type { SourceFile } from "./source-file.ts";
import type { YamlEntry, YamlNode, YamlText } from "./yaml-tree.ts";
import { placeOf } from "./yaml-tree.ts";

const BLOCK_REMEDY = "文は次のように「|」の下に字下げして書いてください。";

/** Values that YAML read without complaint, but in a form that loses or may lose something. */
export function scanTree(file: SourceFile, node: YamlNode): Finding[] {
  if (node.kind === "text") return inspectText(file, node);
  if (node.kind === "sequence") return node.items.flatMap((item) => scanTree(file, item));
  return node.entries.flatMap((entry) => inspectEntry(file, entry));
}

function inspectEntry(file: SourceFile, { key, value }: YamlEntry): Finding[] {
  if (key.value === "__proto__" || key.style === "block") {
    return [
      finding("Q001", placeOf(file, key), `${key.value.trim()} という項目はありません`, {
        remedy: "この項目を消してください。",
      }),
    ];
  }
  if (value.kind === "text" && value.style === "plain" && value.value !== "" && PROSE_FIELDS.has(key.value)) {
    return [
      finding("Q005", placeOf(file, value), `${key.value} の文に「|」も引用符もありません`, {
        why: "引用符も「|」もない文では、「#」「: 」などが出てきた所で文が切れます。",
        remedy: BLOCK_REMEDY,
        edits: toBlock(file, key, value),
      }),
    ];
  }
  return value.kind === "text" ? inspectText(file, value, key) : scanTree(file, value);
}

function inspectText(file: SourceFile, text: YamlText, key?: YamlText): Finding[] {
  const hidden = /[^\P{Cc}\n\t]/u.exec(text.value);
  if (hidden !== null || !text.value.isWellFormed()) {
    return [
      finding("Q005", placeOf(file, text), "引用符の中の「\\」が、見えない文字になっています", {
        why: '" " の中の \\x00 や \\ud800 のような書き方は、画面に出ない文字になります。',
        remedy: "その書き方を消すか、文を「|」の下に書いてください。",
      }),
    ];
  }
  const raw = file.text.slice(text.start, text.end);
  if (text.style === "block" || !raw.includes("\n")) return [];
  return [
    finding("Q005", placeOf(file, text), "文が二行以上にわたっています", {
      why: "行の変わり目に半角の空白が入り、行の区切りは失われます。",
      remedy: key !== undefined && TEXT_FIELDS.has(key.value) ? BLOCK_REMEDY : "一行で書いてください。",
      edits: key !== undefined && TEXT_FIELDS.has(key.value) ? toBlock(file, key, text) : [],
    }),
  ];
}

/** Only where the raw text and the value agree; with escapes the author has to look. */
function toBlock(file: SourceFile, key: YamlText, text: YamlText): Edit[] {
  const raw = file.text.slice(text.start, text.end);
  if (text.style === "plain") return [blockEdit(file, key.start, text.start, text.end, raw)];
  const inner = raw.slice(1, -1);
  const isLineOver = /^[ ]*(?:\r?\n|$)/.test(file.text.slice(text.end)); // a comment behind the quotes would become text
  if (!isLineOver || (raw.startsWith('"') && inner.includes("\\"))) return [];
  return [blockEdit(file, key.start, text.start, text.end, raw.startsWith("'") ? inner.replaceAll("''", "'") : inner)];
}
