import { use } from "react";
import { useStore } from "zustand";
import { useApp } from "../../state/app.ts";
import type { Exams, ExamsState } from "../../state/exams.ts";

/** The store of mock exams; the screen waits until it is there. */
export function useExams(): Exams {
  return use(useApp().exams());
}

export function useExamsState<T>(select: (state: ExamsState) => T): T {
  return useStore(useExams().store, select);
}
