/** Markup that would not be shown as the author thinks, at an offset of the text. */
export interface MarkupProblem {
  readonly start: number;
  readonly end: number;
  readonly what: string;
  readonly remedy: string;
}
