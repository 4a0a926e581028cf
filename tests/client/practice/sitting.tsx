import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach } from "vitest";
import { Screens } from "../../../src/client/screens.tsx";
import type {
  Citation,
  ClozeItem,
  CombinationItem,
  FillItem,
  Item,
  MultipleItem,
  NumericItem,
  OrderingItem,
  SingleItem,
  Statement,
  TrueFalseItem,
} from "../../../src/domain/item.ts";
import { cloze, combination, fill, multiple, numeric, ordering, single, trueFalse } from "../../domain/items.ts";
import { openApp, type PhoneApp } from "../app-on-phone.tsx";
import type { Phone } from "../storage/phone.ts";

const LAW: Citation = { label: "地方自治法第242条第1項", url: "https://laws.example/242", asOf: "2026-02-08" };

const option = (id: string, isKey: boolean): Statement => ({
  id,
  text: `Option ${id}`,
  verdict: isKey,
  why: `Why ${id}`,
  ...(!isKey && { trap: `Trap ${id}` }),
  citations: [LAW],
});

const options = ["a", "b", "c", "d", "e"].map((id) => option(id, id === "b"));
const base = { explanation: "The explanation", citations: [LAW] };

export const SINGLE: SingleItem = { ...single, ...base, id: "single", stem: "Which one?", options };
export const MULTIPLE: MultipleItem = {
  ...multiple,
  ...base,
  id: "multiple",
  stem: "Which two?",
  options: options.map((one) => ({ ...one, verdict: multiple.key.includes(one.id) })),
};
export const TRUE_FALSE: TrueFalseItem = {
  ...trueFalse,
  ...base,
  id: "truefalse",
  stem: "Is it so?",
  trap: "Trap of it",
};
export const COMBINATION: CombinationItem = {
  ...combination,
  ...base,
  id: "combination",
  stem: "Which go together?",
  statements: combination.statements.map(({ id, verdict }) => ({ ...option(id, verdict), text: `Statement ${id}` })),
};
export const NUMERIC: NumericItem = {
  ...numeric,
  ...base,
  id: "numeric",
  stem: "How many?",
  answer: { value: 1234.5, tolerance: 0.5, unit: "人" },
  mistakes: [{ value: 12345, why: "Why 12345", trap: "Trap 12345" }],
};

export const FILL: FillItem = {
  ...fill,
  ...base,
  id: "fill",
  stem: "Which word?",
  accepted: ["server"],
  mistakes: [{ value: "client", why: "Why not the client", trap: "Trap of the client" }],
};
export const CLOZE: ClozeItem = {
  ...cloze,
  ...base,
  id: "cloze",
  stem: [
    { kind: "paragraph", children: ["First ", { kind: "blank", id: "1" }, ", then ", { kind: "blank", id: "2" }] },
  ],
  words: [
    { id: "a", word: "alpha" },
    { id: "b", word: "beta" },
    { id: "c", word: "gamma", trap: "Trap of gamma" },
  ],
  blanks: [
    { id: "1", key: "a", why: "Why alpha" },
    { id: "2", key: "b", why: "Why beta", citations: [LAW] },
  ],
};
export const ORDERING: OrderingItem = {
  ...ordering,
  ...base,
  id: "ordering",
  stem: "In which order?",
  elements: ["a", "b", "c", "d"].map((id) => ({ id, text: `Step ${id}`, why: `Why ${id}` })),
};

/** One of each type. */
export const EACH: readonly Item[] = [SINGLE, MULTIPLE, TRUE_FALSE, COMBINATION, NUMERIC, FILL, CLOZE, ORDERING];

afterEach(() => {
  cleanup();
  location.hash = "";
});

export interface Sitting extends PhoneApp {
  /** Goes to an address as a link does, and waits until the screen says this. */
  go(address: string, sign: string | RegExp): Promise<void>;
}

/** A learner in front of the real screens, on a phone with these items. */
export async function sitDown(items: readonly Item[], phone?: Phone): Promise<Sitting> {
  const opened = await openApp(items, phone);
  await opened.app.practice.resume();
  opened.show(<Screens />);
  return {
    ...opened,
    go: async (address, sign) => {
      location.hash = address;
      await screen.findByText(sign);
    },
  };
}

/** A pack of these items, with the first question on screen. */
export async function sitAtQuestion(items: readonly Item[], address = "/practice/12"): Promise<Sitting> {
  const sitting = await sitDown(items);
  await sitting.go(address, "1問目");
  return sitting;
}

export const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

/** A key pressed wherever the focus is. */
export const press = (key: string, own: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...own });

/** The heading of the feedback, once it is there. */
export const verdict = () => screen.findByRole("heading", { level: 1, name: /^(正解|不正解|正答)/ });
