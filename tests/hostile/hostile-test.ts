/** How long a test tries: short in `npm test`, long in `npm run test:hostile`. */
export interface Scale {
  readonly isLong: boolean;
}

export interface HostileResult {
  /** How often the whole scenario was played. */
  readonly runs: number;
  /** Faults put in: kills, races, lost databases, refusals, wrong bytes. */
  readonly faults: number;
  /** Chunks or events that a device was told are safe. */
  readonly acked: number;
  /** Those of them that could not be had in the end. */
  readonly lost: number;
  readonly passed: boolean;
  /** The same scenario without the part that protects: it must lose something, or the test proves nothing. */
  readonly control: typeof CONTROL_FAILED | null;
}

export const CONTROL_FAILED = "failed as it must";

export interface HostileTest {
  readonly number: number;
  readonly name: string;
  /** Skipped, and said so, where there is no PostgreSQL. */
  readonly isPostgresNeeded?: boolean;
  readonly run: (scale: Scale) => Promise<HostileResult>;
}

/** Passed if nothing was lost and the control, where there is one, lost something. */
export function judge(
  counted: Pick<HostileResult, "runs" | "faults" | "acked" | "lost">,
  controlLost?: number,
): HostileResult {
  const isControlRight = controlLost === undefined || controlLost > 0;
  return {
    ...counted,
    passed: counted.lost === 0 && counted.runs > 0 && isControlRight,
    control: controlLost !== undefined && controlLost > 0 ? CONTROL_FAILED : null,
  };
}
