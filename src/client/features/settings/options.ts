/** The values offered, with the one in force among them wherever it came from. */
export function withCurrent(values: readonly number[], current: number): readonly number[] {
  return values.includes(current) ? values : [...values, current].sort((a, b) => a - b);
}
