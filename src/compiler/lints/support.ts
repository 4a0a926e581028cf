import { sectionOfTopic } from "../../domain/item.ts";
import { plainText } from "../../domain/plain-text.ts";
import type { CitationSource, OptionCitationSource } from "../../schema/item-source.ts";
import type { Finding } from "../finding.ts";
import { finding } from "../finding.ts";
import type { CompiledItem } from "../item/compile-item.ts";
import { articleName } from "../law/citation.ts";
import { findLaw } from "../law/law-index.ts";
import { bigrams, jaccard } from "../measures/similarity.ts";
import type { YamlPath } from "../source/yaml-tree.ts";
import { countCharacters } from "../text/rich-text.ts";
import type { ItemLint } from "./context.ts";
import { fieldPlace, reasonsOf, statementsOf, valuePlace } from "./subject.ts";

export const WHY_MIN = 20; // characters; less cannot say the rule and what is right instead
const WHY_SAME = 0.8; // Jaccard index of why and text above which the one repeats the other
const TRAP_MAX = 2; // options with one and the same trap
const VERDICT_ONLY =
  /^(?:これは|本肢は|この肢は|上の文は|記述は)?(?:誤り|誤っている|正しい|妥当(?:でない)?|正解|不正解|不適切|適切)(?:な記述)?(?:である|です|だ)?。?$/;
/** 都政事情 is replaced every year, so an item without an end would outlive its facts. */
const YEARLY_SECTIONS: ReadonlySet<string> = new Set(["jijou"]);

/** Q301: an explanation long enough to explain. */
export const lintWhyMissing: ItemLint = (subject) =>
  reasonsOf(subject).flatMap(({ about, why, path }) => {
    const length = countCharacters(why);
    if (length >= WHY_MIN) return [];
    return [
      finding("Q301", fieldPlace(subject, path), `${about} の解説が ${length} 字しかありません(${WHY_MIN} 字以上)`),
    ];
  });

/** Q302: an explanation that adds nothing. */
export const lintWhyEmpty: ItemLint = (subject) =>
  statementsOf(subject).flatMap(({ statement, path, plain }) => {
    const why = plainText(statement.why);
    const sentences = why
      .split("。")
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== "");
    const place = fieldPlace(subject, [...path, "why"]);
    if (sentences.every((sentence) => VERDICT_ONLY.test(sentence)))
      return [finding("Q302", place, `肢 ${statement.id} の解説が正誤だけで、理由がありません`)];
    if (jaccard(bigrams(why), bigrams(plain)) >= WHY_SAME)
      return [finding("Q302", place, `肢 ${statement.id} の解説が肢の文とほとんど同じです`)];
    return [];
  });

/** Q303: nothing reviewed without a source. */
export const lintUncited: ItemLint = (subject) =>
  subject.source.status === "reviewed" && subject.item.citations.length === 0
    ? [finding("Q303", fieldPlace(subject, ["status"]), "査読済みですが citations がありません")]
    : [];

/** Q407: somebody else has checked it. */
export const lintOwnReview: ItemLint = (subject) => {
  const { status, credit } = subject.source;
  const own = credit.reviewers?.filter((name) => credit.authors.includes(name)) ?? [];
  if (own.length > 0)
    return [
      finding(
        "Q407",
        fieldPlace(subject, ["credit", "reviewers"]),
        `「${own.join("、")}」が書き、自分で確かめています`,
      ),
    ];
  if (status !== "reviewed" || credit.reviewers !== undefined) return [];
  return [finding("Q407", fieldPlace(subject, ["credit"]), "査読済みですが、reviewers がありません")];
};

/** Q304: one confusion may explain two options, not three. */
export const lintTraps: ItemLint = (subject) => {
  const { item } = subject;
  const [field, marked]: [string, readonly { readonly trap?: string }[]] =
    "mistakes" in item ? ["mistakes", item.mistakes] : item.type === "cloze" ? ["words", item.words] : ["", []];
  const traps = [
    ...statementsOf(subject).map(({ statement, path }) => ({ trap: statement.trap, path })),
    ...marked.map(({ trap }, index) => ({ trap, path: [field, index] })),
  ].flatMap(({ trap, path }) => (trap === undefined ? [] : [{ trap: trap.normalize("NFKC").trim(), path }]));
  return [...Map.groupBy(traps, ({ trap }) => trap)].flatMap(([trap, uses]) => {
    const last = uses[TRAP_MAX];
    return last === undefined
      ? []
      : [
          finding(
            "Q304",
            fieldPlace(subject, [...last.path, "trap"]),
            `取り違え「${trap}」の肢が ${uses.length} 個あります`,
          ),
        ];
  });
};

/** Q305 and Q306: cited articles exist, and were read after they last changed. */
export const lintLawCitations: ItemLint = (subject, { bank }) => {
  const { source } = subject;
  const parts = Object.entries({
    options: "options" in source ? source.options : [],
    statements: "statements" in source ? source.statements : [],
    blanks: "blanks" in source ? source.blanks : [],
  });
  const cited: { citation: CitationSource | OptionCitationSource; path: YamlPath }[] = [
    ...(source.citations ?? []).map((citation, index) => ({ citation, path: ["citations", index] })),
    ...parts.flatMap(([field, list]) =>
      list.flatMap(({ cite = [] }, index) =>
        cite.map((citation, position) => ({ citation, path: [field, index, "cite", position] })),
      ),
    ),
  ];
  return cited.flatMap(({ citation, path }) =>
    "law" in citation ? inspectLaw(subject, citation, path, bank.source.law_as_of) : [],
  );
};

function inspectLaw(subject: CompiledItem, citation: OptionCitationSource, path: YamlPath, lawAsOf: string): Finding[] {
  const law = findLaw(citation.law);
  if (law === undefined) {
    return [
      finding(
        "Q306",
        valuePlace(subject, [...path, "law"]),
        `法令ID「${citation.law}」は、このプロジェクトの法令目録にありません`,
        {
          why: "目録にない法令は、名前も条番号も確かめられません。",
          remedy: "法令IDを e-Gov で確かめてください。目録にない法令や条例は title、publisher、url、date で書きます。",
        },
      ),
    ];
  }
  const name = law.title + articleName(citation.article);
  const paragraphs = law.articles.get(citation.article);
  if (paragraphs === undefined)
    return [finding("Q306", valuePlace(subject, [...path, "article"]), `${name} はありません(${law.asOf} 時点)`)];
  if (citation.paragraph !== undefined && paragraphs !== null && citation.paragraph > paragraphs) {
    return [finding("Q306", valuePlace(subject, [...path, "paragraph"]), `${name} は第${paragraphs}項までです`)];
  }
  const checked = citation.as_of ?? lawAsOf;
  if (law.inForceSince !== null && checked < law.inForceSince) {
    return [
      finding(
        "Q305",
        fieldPlace(subject, [...path, "as_of"]),
        `${law.title} は ${law.inForceSince} に改正されましたが、確認は ${checked} です`,
      ),
    ];
  }
  return [];
}

/** Q308: facts with an end. */
export const lintExpiry: ItemLint = (subject, { today }) => {
  const { item, source } = subject;
  if (source.status === "retired") return [];
  if (item.validUntil === undefined) {
    if (!YEARLY_SECTIONS.has(sectionOfTopic(item.topic))) return [];
    return [
      finding("Q308", fieldPlace(subject, ["topic"]), "毎年変わる科目なのに valid_until がありません", {
        severity: "error",
        why: "期限がないと、古い事実がいつまでも出題されます。",
        remedy: "「valid_until: 2027-08-31」のように、次の年の試験の前までの日付を書いてください。",
      }),
    ];
  }
  return item.validUntil < today
    ? [finding("Q308", valuePlace(subject, ["valid_until"]), `有効期限 ${item.validUntil} が過ぎています`)]
    : [];
};
