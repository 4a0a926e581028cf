import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { Notice } from "../../ui/notice.tsx";

/** That the last tap could not be saved, and what to do; gone as soon as something could. */
export function SaveFailure(): ReactNode {
  const failure = useLearner((state) => state.failure);
  if (failure === null) return null;
  return <Notice tone="bad">{failure.reason === "full" ? m.app_storage_full() : m.app_not_saved()}</Notice>;
}
