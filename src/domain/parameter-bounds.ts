/** Least and greatest value of each parameter, as FSRS-6 clips them. Source: `CLAMP_PARAMETERS` of ts-fsrs 5.4. */
export const PARAMETER_BOUNDS: readonly (readonly [least: number, greatest: number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

/** Whether these are 21 numbers within their bounds. */
export function areParameters(values: readonly number[]): boolean {
  return (
    values.length === PARAMETER_BOUNDS.length &&
    PARAMETER_BOUNDS.every(([least, greatest], index) => {
      const value = values[index] as number;
      return value >= least && value <= greatest;
    })
  );
}
