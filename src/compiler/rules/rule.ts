/** Error blocks the build, Warning is counted against the quality bar, Info is shown. */
export type Severity = "error" | "warning" | "info";

/** What a lint code means, in the author's language. `RULES.md` is generated from these. */
export interface Rule {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
}
