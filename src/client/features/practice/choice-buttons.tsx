import type { ReactNode } from "react";
import type { Response } from "../../../domain/event.ts";
import type { Choice } from "../../../domain/question.ts";
import { OptionList } from "../../ui/option-list.tsx";
import { useKeys } from "../../ui/use-keys.ts";

interface ChoiceButtonsProps {
  readonly choices: readonly Choice[];
  readonly onRespond: (response: Response) => void;
}

/** Options that answer at one tap, or at the key of their number. */
export function ChoiceButtons({ choices, onRespond }: ChoiceButtonsProps): ReactNode {
  const choose = (id: string) => onRespond({ kind: "options", optionIds: [id] });
  useKeys(Object.fromEntries(choices.map(({ id }, index) => [String(index + 1), () => choose(id)])));
  return <OptionList options={choices} onTap={choose} />;
}
