import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/japanese.js";
import type { WordsReading } from "../../domain/sync/engine.ts";
import { base64urlToBytes, bytesToBase64url } from "../../schema/sync/texts.ts";

/** 128 bits and a checksum of 4, in words of 11. */
const WORDS = 12;

/** What stands between words as people write them down: any space, commas, middle dots, numbers. */
const BETWEEN_WORDS = /[\s\d.,:;、。，．・)）]+/u;

const FIRST_KATAKANA = 0x30a1;
const LAST_KATAKANA = 0x30f6;
const KATAKANA_LEAD = 0x60;

const KNOWN: ReadonlySet<string> = new Set(wordlist);

/** The secret as 12 words of the BIP-39 list, composed as fonts like them. */
export function secretToWords(secret: string): readonly string[] {
  return entropyToMnemonic(base64urlToBytes(secret), wordlist)
    .split(/\s/u)
    .map((word) => word.normalize("NFC"));
}

/** Reads words as they were typed: spaces of any kind, katakana, numbers before them. */
export function wordsToSecret(text: string): WordsReading {
  const words = text.normalize("NFKD").split(BETWEEN_WORDS).filter(Boolean).map(toHiragana);
  const unknown = words.flatMap((word, index) =>
    KNOWN.has(word) ? [] : [{ position: index + 1, word: word.normalize("NFC") }],
  );
  if (unknown.length > 0) return { kind: "unknownWords", words: unknown };
  if (words.length !== WORDS) return { kind: "wrongCount", count: words.length };
  try {
    return { kind: "secret", secret: bytesToBase64url(mnemonicToEntropy(words.join(" "), wordlist)) };
  } catch {
    // All words are in the list: then it is the checksum that does not fit.
    return { kind: "oneIsWrong" };
  }
}

function toHiragana(word: string): string {
  return Array.from(word, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= FIRST_KATAKANA && code <= LAST_KATAKANA ? String.fromCodePoint(code - KATAKANA_LEAD) : letter;
  }).join("");
}
