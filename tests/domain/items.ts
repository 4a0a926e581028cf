import type { ItemSummary } from "../../src/domain/bank.ts";
import type {
  ClozeItem,
  CombinationItem,
  FillItem,
  MultipleItem,
  NumericItem,
  OrderingItem,
  SingleItem,
  Statement,
  TrueFalseItem,
} from "../../src/domain/item.ts";
import { type ItemProgress, type Recall, UNSEEN_ITEM } from "../../src/domain/progress.ts";

const statement = (id: string, verdict: boolean): Statement => ({ id, text: id, verdict, why: "why" });

const base = {
  bankId: "bank",
  id: "one",
  version: 1,
  topic: "jichi/juumin",
  difficulty: 3,
  stem: "stem",
  negative: false,
  explanation: "",
  citations: [],
  enemies: [],
  characters: 300,
  changes: [],
};

const options = ["a", "b", "c", "d", "e"].map((id) => statement(id, id === "b"));

export const single: SingleItem = { ...base, type: "single", options, key: "b", shuffle: true, drillable: true };

export const multiple: MultipleItem = { ...single, type: "multiple", key: ["b", "d"] };

export const trueFalse: TrueFalseItem = { ...base, type: "truefalse", key: false };

export const combination: CombinationItem = {
  ...base,
  type: "combination",
  statements: ["ア", "イ", "ウ"].map((id) => statement(id, id !== "イ")),
  picks: ["アイ", "アウ", "イウ"].map((id) => ({ id, statementIds: [...id] })),
  key: "アウ",
};

export const numeric: NumericItem = {
  ...base,
  type: "numeric",
  answer: { value: 0.3, tolerance: 0.1, unit: "%" },
  mistakes: [],
};

export const fill: FillItem = { ...base, type: "fill", accepted: ["監査委員"], mistakes: [] };

export const cloze: ClozeItem = {
  ...base,
  type: "cloze",
  words: ["a", "b", "c"].map((id) => ({ id, word: id })),
  blanks: [
    { id: "1", key: "a", why: "why" },
    { id: "2", key: "b", why: "why" },
  ],
  shuffle: true,
};

export const ordering: OrderingItem = {
  ...base,
  type: "ordering",
  elements: ["a", "b", "c", "d"].map((id) => ({ id, text: id, why: "why" })),
};

/** What selection sees of an item; `key` is `bank/…`. */
export function summaryOf(key: string, own: Partial<ItemSummary> = {}): ItemSummary {
  return {
    key,
    bankId: "bank",
    type: "single",
    version: 1,
    section: "jichi",
    topic: `${own.section ?? "jichi"}/leaf`,
    difficulty: 3,
    characters: 300,
    enemies: [],
    changes: [],
    statementIds: ["a", "b", "c", "d", "e"],
    ...own,
  };
}

/** What the learner remembers of an item answered right on a day. */
export function recallOn(lastDay: number, own: Partial<Recall> = {}): Recall {
  return {
    memory: { stability: 10, difficulty: 5 },
    lastDay,
    lastScore: 1,
    lastGuessed: false,
    lastVersion: 1,
    reps: 1,
    lapses: 0,
    ...own,
  };
}

/** An item answered once, that day. */
export function answeredOn(day: number, own: Partial<Recall> = {}): ItemProgress {
  const recall = recallOn(day, own);
  const score = recall.lastScore;
  return {
    ...UNSEEN_ITEM,
    recall,
    attempts: 1,
    scoreSum: score,
    firstScore: score,
    firstDay: day,
    responseMillis: 40_000,
  };
}
