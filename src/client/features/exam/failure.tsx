import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useExamsState } from "../../state/use-exams.ts";
import { Notice } from "../../ui/notice.tsx";

/** That the last tap could not be saved, and what to do; gone as soon as something could. */
export function Failure(): ReactNode {
  const failure = useExamsState((state) => state.failure);
  if (failure === null) return null;
  return <Notice tone="bad">{failure.reason === "full" ? m.app_storage_full() : m.exam_saving_failed()}</Notice>;
}
