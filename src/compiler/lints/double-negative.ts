import { plainText } from "../../domain/plain-text.ts";
import { finding } from "../finding.ts";
import type { YamlPath } from "../source/yaml-tree.ts";
import type { ItemLint } from "./context.ts";
import { statementsOf, wordsPlace } from "./subject.ts";

/**
 * Two negations that cancel out. `なければならない` and `なければ…できない` are how statutes say must and only if, so
 * they are no such thing; `ないことができる` negates once.
 */
const DOUBLE =
  /(?:ない|なく|ぬ|ざる)(?:と|こと|もの|わけ|の)?(?:は|も|では|でも|とは|には)?(?:限らない|いえない|言えない|いい切れない|言い切れない)|ない(?:わけ|もの|の|こと)(?:では|でも|は|も)(?:ない|なく)|なくは?ない(?!し)|(?:誤って|誤りで|不適切で|不適当で|不当で|違法で)(?:い|は)?(?:ない|なく)(?:もの|記述|とはいえ)|ないものは?除かれない/;

/** Q202: a sentence that has to be turned round twice. */
export const lintDoubleNegative: ItemLint = (subject) => {
  const texts: [YamlPath, string][] = [
    [["stem"], plainText(subject.item.stem)],
    ...statementsOf(subject).map(({ path, plain }): [YamlPath, string] => [[...path, "text"], plain]),
  ];
  return texts.flatMap(([path, text]) => {
    const words = DOUBLE.exec(text)?.[0];
    return words === undefined
      ? []
      : [finding("Q202", wordsPlace(subject, path, words), `「${words}」は二重の否定です`)];
  });
};
