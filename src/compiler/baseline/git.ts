import { spawnSync } from "node:child_process";

const MAX_OUTPUT = 256 * 1024 * 1024; // bytes; a bank of ten thousand items has 50 MB

/** Standard output of a git command, or null where git is missing or refuses. */
export function git(folder: string, args: readonly string[], input?: string): Buffer | null {
  const { status, stdout } = spawnSync("git", ["-C", folder, ...args], {
    input,
    maxBuffer: MAX_OUTPUT,
    stdio: ["pipe", "pipe", "ignore"],
  });
  return status === 0 ? stdout : null;
}

/** The contents of many objects by one process; those that do not exist are left out. */
export function readObjects(folder: string, names: readonly string[]): Map<string, string> {
  const contents = new Map<string, string>();
  const output = names.length === 0 ? null : git(folder, ["cat-file", "--batch"], `${names.join("\n")}\n`);
  if (output === null) return contents;
  let at = 0;
  for (const name of names) {
    const lineEnd = output.indexOf(0x0a, at);
    const [, kind, size] = output.toString("utf8", at, lineEnd).split(" ");
    at = lineEnd + 1;
    if (kind !== "blob") continue;
    contents.set(name, output.toString("utf8", at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
