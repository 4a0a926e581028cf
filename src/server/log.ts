export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  /** Something an operator should know of. Never a token, an account, or a whole address among the fields. */
  note(event: string, fields?: LogFields): void;
}

/** One JSON object a line. `now`: milliseconds since the epoch. */
export function createLog(write: (line: string) => void, now: () => number): Log {
  return {
    note: (event, fields = {}) => write(JSON.stringify({ time: new Date(now()).toISOString(), event, ...fields })),
  };
}
