/** What a command found out, for people and for programs; `main.ts` prints one of the two. */
export interface CommandResult {
  readonly exitCode: number;
  readonly text: string;
  /** Exactly what `--json` prints. */
  readonly json: unknown;
}

export interface CommandInput {
  /** Folder that holds `question-bank` and `public`. */
  readonly project: string;
  /** Arguments that are not options. */
  readonly words: readonly string[];
  /** By name without the dashes; a flag's value is empty. */
  readonly options: ReadonlyMap<string, string>;
  /** ISO date. */
  readonly today: string;
}

export type Command = (input: CommandInput) => CommandResult;

/** Whether a file is that of the item whose id is given. */
export function isFileOf(id: string, path: string): boolean {
  return path.endsWith(`/${id}.yaml`);
}

export function refuseId(id: string): CommandResult {
  return refusal(`「${id}」という番号のファイルがありません。`);
}

/** A command that could not start: wrong arguments, nothing there. */
export function refusal(text: string): CommandResult {
  return { exitCode: 1, text, json: { error: text } };
}
