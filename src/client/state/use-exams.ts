import { use } from "react";
import { useStore } from "zustand";
import { useApp } from "./app.ts";
import type { Battles } from "./battles.ts";
import type { Exams, ExamsState } from "./exams.ts";

/** The store of mock exams; the screen waits until it is there. */
export function useExams(): Exams {
  return use(useApp().examRoom()).exams;
}

/** The store of battles, likewise. */
export function useBattles(): Battles {
  return use(useApp().examRoom()).battles;
}

export function useExamsState<T>(select: (state: ExamsState) => T): T {
  return useStore(useExams().store, select);
}
