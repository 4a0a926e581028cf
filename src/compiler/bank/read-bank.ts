import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../source/source-file.ts";
import { sourceFile } from "../source/source-file.ts";

/** All YAML files of one bank folder, in path order. */
export interface BankFiles {
  /** Folder name. */
  readonly id: string;
  /** Folder as shown in messages, e.g. `question-bank/tokyo-shunin`. */
  readonly root: string;
  readonly files: readonly SourceFile[];
}

const SOURCE_FOLDER = "question-bank";

/** Ids of the banks below a project folder: every folder of `question-bank` with a bank.yaml. */
export function listBanks(project: string): string[] {
  const root = join(project, SOURCE_FOLDER);
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, "bank.yaml")))
    .map(({ name }) => name)
    .sort();
}

export function readBank(project: string, id: string): BankFiles {
  const root = `${SOURCE_FOLDER}/${id}`;
  const files = readdirSync(join(project, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => sourceFile(path.slice(project.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")));
  return { id, root, files };
}
