import { describe, expect, it } from "vitest";
import { negativePhrase } from "../../src/compiler/item/negative.ts";

describe("a negative stem", () => {
  it.each([
    ["妥当でないものはどれか。", "妥当でないもの"],
    ["記述として、妥当ではないものはどれか。", "妥当ではないもの"],
    ["誤っているものはどれか。", "誤っているもの"],
    ["適切でない記述を選べ。", "適切でない記述"],
    ["不適切なものはどれか。", "不適切なもの"],
    ["正しくないものの組合せはどれか。", "正しくないもの"],
    ["次のうち、該当しないものはどれか。", "該当しないもの"],
    ["ここに含まれないものはどれか。", "含まれないもの"],
    ["次の記述のうち、誤りはどれか。", "誤りはどれ"],
    ["最も適当でないのはどれか。", "適当でないの"],
  ])("is known by its words: %s", (stem, phrase) => {
    expect(negativePhrase(stem)).toBe(phrase);
  });

  it.each([
    "妥当なものはどれか。",
    "誤って納付した者からの請求に関する記述として、妥当なものはどれか。",
    "処分が妥当でないと知事が判断した場合の手続として、妥当なものはどれか。",
    "資格に該当しない職員に関する記述として、正しいものはどれか。",
    "対象に含まれない事務の扱いとして、正しいものはどれか。",
  ])("is not seen in the words of a case: %s", (stem) => {
    expect(negativePhrase(stem)).toBeNull();
  });
});
