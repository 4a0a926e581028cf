/** Options of all commands; true where a value follows, as in `--seed 7` or `--seed=7`. */
const OPTIONS: Readonly<Record<string, boolean>> = {
  json: false,
  help: false,
  drafts: false,
  credit: false,
  "options-only": false,
  "skip-changed": false,
  seed: true,
  from: true,
  to: true,
  type: true,
};

export interface CommandLine {
  readonly words: readonly string[];
  /** By name without the dashes; a flag's value is empty. */
  readonly options: ReadonlyMap<string, string>;
}

/** Sorts arguments into words and options, or says in Japanese what is wrong with them. */
export function parseCommandLine(args: readonly string[]): CommandLine | { readonly problem: string } {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (!arg.startsWith("--")) {
      words.push(arg);
      continue;
    }
    const [name = "", attached] = arg.slice(2).split(/=(.*)/s);
    if (!Object.hasOwn(OPTIONS, name)) return { problem: `「--${name}」という指定はありません。` };
    const takesValue = OPTIONS[name] === true;
    if (!takesValue && attached !== undefined) return { problem: `「--${name}」に値は要りません。` };
    const value = takesValue ? (attached ?? args[++index]) : "";
    if (value === undefined || value.startsWith("--")) return { problem: `「--${name}」の後に値がありません。` };
    options.set(name, value);
  }
  return { words, options };
}
