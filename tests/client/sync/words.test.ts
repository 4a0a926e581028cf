import { describe, expect, it } from "vitest";
import { newSecret } from "../../../src/client/sync/secret.ts";
import { secretToWords, wordsToSecret } from "../../../src/client/sync/words.ts";

const SECRET = "AAECAwQFBgcICQoLDA0ODw";
const WORDS = secretToWords(SECRET);

describe("twelve words", () => {
  it("and secrets are inverses", () => {
    for (let run = 0; run < 50; run += 1) {
      const secret = newSecret();
      const words = secretToWords(secret);
      expect(words).toHaveLength(12);
      expect(wordsToSecret(words.join(" "))).toEqual({ kind: "secret", secret });
    }
  });

  it("are for ever those of a secret", () => {
    expect(WORDS.join(" ")).toBe(
      "あいこくしん いくぶん そなた いくぶん こぜん あぶら おおう おきる いたみ さんすう けたば おうたい",
    );
  });

  it.each([
    ["wide spaces", WORDS.join("　")],
    ["lines", WORDS.join("\n")],
    ["tabs and more than one space", ` ${WORDS.join(" \t ")}  `],
    ["commas", WORDS.join("、")],
    ["numbers, as on paper", WORDS.map((word, index) => `${index + 1}. ${word}`).join("\n")],
    ["katakana", WORDS.join(" ").replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))],
    ["marks apart from their letters", WORDS.join(" ").normalize("NFD")],
  ])("are read with %s", (_, text) => {
    expect(wordsToSecret(text)).toEqual({ kind: "secret", secret: SECRET });
  });

  it("that are in no list are named, with their place", () => {
    expect(wordsToSecret(WORDS.with(4, "のぼろ").with(9, "abc").join(" "))).toEqual({
      kind: "unknownWords",
      words: [
        { position: 5, word: "のぼろ" },
        { position: 10, word: "abc" },
      ],
    });
  });

  it("that are too few or too many are counted", () => {
    expect(wordsToSecret(WORDS.slice(1).join(" "))).toEqual({ kind: "wrongCount", count: 11 });
    expect(wordsToSecret([...WORDS, WORDS[0]].join(" "))).toEqual({ kind: "wrongCount", count: 13 });
    expect(wordsToSecret("")).toEqual({ kind: "wrongCount", count: 0 });
  });

  it("of which one is another are refused, fifteen times in sixteen", () => {
    const others = Array.from({ length: 64 }, () => secretToWords(newSecret())[0] ?? "");
    const kinds = others.map((word) => wordsToSecret(WORDS.with(3, word).join(" ")).kind);
    expect(kinds.filter((kind) => kind === "oneIsWrong").length).toBeGreaterThan(45);
  });
});
