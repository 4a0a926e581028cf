/** What a benchmark found. */
export interface Measurement {
  /** Printed as JSON: others rely on the keys. */
  readonly figures: object;
  /** Printed for a person. */
  readonly table: readonly object[];
}
