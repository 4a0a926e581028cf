import type { ReactNode } from "react";
import type { Response } from "../../../domain/event.ts";
import { m } from "../../messages/compiled/messages.js";
import { useKeys } from "../../ui/use-keys.ts";
import { VerdictPair } from "../../ui/verdict-pair.tsx";

/** ○ or ×. */
export function VerdictButtons({ onRespond }: { onRespond: (response: Response) => void }): ReactNode {
  const judge = (verdict: boolean) => onRespond({ kind: "verdict", verdict });
  useKeys({ 1: () => judge(true), 2: () => judge(false) });
  return <VerdictPair yes={m.practice_true()} no={m.practice_false()} onTap={judge} />;
}
