import { gradeAnyResponse } from "../../domain/built-answer.ts";
import type { Response } from "../../domain/event.ts";
import { sectionOfTopic } from "../../domain/item.ts";
import type { SheetAnswers } from "./answers.ts";
import type { SheetEntry } from "./sheet.ts";
import { readAnswer } from "./way-to-answer.ts";

/** One item that was answered. */
export interface GradedEntry {
  readonly entry: SheetEntry;
  readonly agrees: boolean;
  readonly chosen: string;
}

export interface SheetGrading {
  readonly graded: readonly GradedEntry[];
  /** Left blank. */
  readonly unanswered: readonly string[];
  /** Answers that cannot be read, as written. */
  readonly unreadable: readonly { readonly id: string; readonly answer: string }[];
}

/** Compares what a solver wrote with the keys. An answer that is right only in part does not agree. */
export function gradeSheet(entries: readonly SheetEntry[], { answers }: SheetAnswers): SheetGrading {
  const graded: GradedEntry[] = [];
  const unanswered: string[] = [];
  const unreadable: { id: string; answer: string }[] = [];
  for (const entry of entries) {
    const { id } = entry.subject.item;
    const answer = answers.get(id);
    if (answer === undefined) {
      unanswered.push(id);
      continue;
    }
    const response = readAnswer(entry.way, answer);
    if (response === null) unreadable.push({ id, answer });
    else graded.push(gradeEntry(entry, response));
  }
  return { graded, unanswered, unreadable };
}

function gradeEntry(entry: SheetEntry, response: Response): GradedEntry {
  return {
    entry,
    agrees: gradeAnyResponse(entry.subject.item, response) === 1,
    chosen: entry.way.describe(response),
  };
}

export interface SectionShare {
  readonly section: string;
  readonly answered: number;
  readonly agreed: number;
}

export function sectionShares(graded: readonly GradedEntry[]): SectionShare[] {
  return [...Map.groupBy(graded, ({ entry }) => sectionOfTopic(entry.subject.item.topic))].map(([section, group]) => ({
    section,
    answered: group.length,
    agreed: group.filter(({ agrees }) => agrees).length,
  }));
}
