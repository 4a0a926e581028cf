/** What a solver wrote: answers by item id, and objections in the order written. */
export interface SheetAnswers {
  /** Blank answers are left out. */
  readonly answers: ReadonlyMap<string, string>;
  readonly objections: readonly { readonly id: string; readonly text: string }[];
  /** Ids with two different answers. */
  readonly contradictions: readonly string[];
}

const ANSWER = /^[\s>*-]*`?([a-z][a-z0-9-]*-\d{4})`?\s*[:：]\s*(.*?)\s*$/;
const OBJECTION = /^[\s>*-]*`?([a-z][a-z0-9-]*-\d{4})`?\s*[!！]\s*(.*?)\s*$/;

/** Finds the lines `jichi-0011: c` and `jichi-0011! …` wherever they stand; all others are the sheet itself. */
export function readAnswers(text: string): SheetAnswers {
  const answers = new Map<string, string>();
  const objections: { id: string; text: string }[] = [];
  const contradictions = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    const [, id = "", answer = ""] = ANSWER.exec(line) ?? [];
    if (id !== "" && answer !== "") {
      if ((answers.get(id) ?? answer) !== answer) contradictions.add(id);
      answers.set(id, answer);
    }
    const [, about = "", objection = ""] = OBJECTION.exec(line) ?? [];
    if (about !== "" && objection !== "") objections.push({ id: about, text: objection });
  }
  return { answers, objections, contradictions: [...contradictions] };
}
