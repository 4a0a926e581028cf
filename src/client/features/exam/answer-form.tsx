import { type ReactNode, useState } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Item } from "../../../domain/item.ts";
import { type Choice, isChosen, questionOf } from "../../../domain/question.ts";
import { typedNumber } from "../../../domain/typed-number.ts";
import { m } from "../../messages/compiled/messages.js";
import { NumberEntry } from "../../ui/number-entry.tsx";
import { OptionList } from "../../ui/option-list.tsx";
import { useKeys } from "../../ui/use-keys.ts";
import { VerdictPair } from "../../ui/verdict-pair.tsx";

interface AnswerFormProps {
  /** Fixes the order of options. */
  readonly sittingId: string;
  readonly item: Item;
  readonly response: Response | null;
  /** Something stands in front of it: keys are not for it. */
  readonly isIdle: boolean;
  readonly onRespond: (response: Response | null) => void;
  /** Enter in a field: what was typed is stored already. */
  readonly onDone: () => void;
}

/** An answer that can be given, changed and taken back as often as one likes: the same tap again leaves a blank. */
export function AnswerForm({ sittingId, item, ...rest }: AnswerFormProps): ReactNode {
  const question = questionOf({ id: sittingId }, {}, item);
  switch (question.kind) {
    case "choose":
      return <Options choices={question.choices} most={1} {...rest} />;
    case "chooseSeveral":
      return <Options choices={question.choices} most={question.choices.length} {...rest} />;
    case "judge":
      return <Verdict {...rest} />;
    case "enterNumber":
      return <NumberAnswer unit={question.unit} {...rest} />;
    case "enterWord":
    case "fillBlanks":
    case "putInOrder":
      // Not in any form (`EXAM_TYPES`).
      return null;
  }
}

type KindProps = Omit<AnswerFormProps, "sittingId" | "item">;

function Options({
  choices,
  most,
  response,
  isIdle,
  onRespond,
}: KindProps & { choices: readonly Choice[]; most: number }): ReactNode {
  const chosen = new Set(choices.filter(({ id }) => response !== null && isChosen(response, id)).map(({ id }) => id));
  const toggle = (tapped: string) => {
    const others = most === 1 ? [] : [...chosen].filter((id) => id !== tapped);
    const wanted = new Set(chosen.has(tapped) ? others : [...others, tapped]);
    const optionIds = choices.map(({ id }) => id).filter((id) => wanted.has(id));
    onRespond(optionIds.length === 0 ? null : { kind: "options", optionIds });
  };
  useKeys(isIdle ? {} : Object.fromEntries(choices.map(({ id }, index) => [String(index + 1), () => toggle(id)])));
  return <OptionList options={choices} chosenIds={chosen} onTap={toggle} />;
}

function Verdict({ response, isIdle, onRespond }: KindProps): ReactNode {
  const chosen = response?.kind === "verdict" ? response.verdict : null;
  const judge = (verdict: boolean) => onRespond(verdict === chosen ? null : { kind: "verdict", verdict });
  useKeys(isIdle ? {} : { 1: () => judge(true), 2: () => judge(false) });
  return <VerdictPair yes={m.practice_true()} no={m.practice_false()} chosen={chosen} onTap={judge} />;
}

/** Every number on the way to the one that is meant is stored: none is lost, and the last one counts. */
function NumberAnswer({ unit, response, onRespond, onDone }: KindProps & { unit: string }): ReactNode {
  const [typed, setTyped] = useState(response?.kind === "value" ? String(response.value) : "");
  const type = (text: string) => {
    setTyped(text);
    const value = typedNumber(text);
    onRespond(value === null ? null : { kind: "value", value });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <NumberEntry
        label={m.practice_your_number()}
        unit={unit}
        typed={typed}
        problem={typed !== "" && typedNumber(typed) === null ? m.practice_not_a_number() : null}
        onType={type}
      />
    </form>
  );
}
