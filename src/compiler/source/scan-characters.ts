import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { SourceFile } from "./source-file.ts";

const MAX_LENGTH = 60_000; // UTF-16 units; a long item has 5,000
const MAX_REPORTED = 5; // findings; a file in the wrong encoding would give thousands

const BYTE_ORDER_MARK = "\uFEFF";
const INVISIBLE = /[\p{Cc}\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/u;

/** Whether a text is worth looking at character by character. */
const SUSPECT = new RegExp(`(?!\\n)${INVISIBLE.source}|[\\uFFFD\\p{Cs}]`, "u");

/** Characters that no one can see, or that stand for a text that was lost before it came here. */
export function scanCharacters(file: SourceFile): Finding[] {
  if (file.text.length > MAX_LENGTH) {
    return [
      finding("Q005", { file, start: 0, end: 1 }, `ファイルが大きすぎます(${file.text.length} 字)`, {
        why: "一つのファイルには一つの問題を書きます。大きすぎるファイルは読み込みません。",
        remedy: "間違って貼り付けた部分を消すか、問題ごとにファイルを分けてください。",
      }),
    ];
  }
  if (!SUSPECT.test(file.text)) return [];
  const findings: Finding[] = [];
  let offset = 0;
  for (const character of file.text) {
    const found = inspect(file, character, offset);
    if (found !== null) findings.push(found);
    if (findings.length === MAX_REPORTED) break;
    offset += character.length;
  }
  return findings;
}

function inspect(file: SourceFile, character: string, offset: number): Finding | null {
  const place = { file, start: offset, end: offset + character.length };
  if (character === BYTE_ORDER_MARK && offset === 0) return null; // editors on Windows put it there; YAML allows it
  if (character === "\r" && file.text[offset + 1] === "\n") return null;
  if (character === "\n") return null;
  if (character === "\t" && isIndentation(file.text, offset)) return null; // how deep it was meant is a question of structure
  if (character === "\t") {
    return finding("Q005", place, "タブが入っています", {
      why: "タブの幅は画面によって変わり、表示がずれます。",
      remedy: "半角の空白にしてください。",
      edits: [{ start: offset, end: offset + 1, text: "  " }],
    });
  }
  if (character === "\uFFFD" || !character.isWellFormed()) {
    return finding("Q005", place, "文字化けしています", {
      why: "ファイルの文字コードが UTF-8 ではないか、途中で壊れています。",
      remedy: "エディタで文字コードを UTF-8 にして保存し直し、化けた文字を打ち直してください。",
    });
  }
  if (!INVISIBLE.test(character)) return null;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return finding("Q005", place, `見えない文字が入っています(U+${code})`, {
    why: "画面には出ませんが、検索や比較で別の文字として扱われます。",
    remedy: "この文字を消してください。ほかの資料から貼り付けたときに入りやすい文字です。",
    edits: [{ start: offset, end: offset + 1, text: character === "\r" ? "\n" : "" }],
  });
}

function isIndentation(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}
