import { join, resolve } from "node:path";
import type { CompiledBank, CompileOptions } from "../../src/compiler/bank/compile-bank.ts";
import { compileBank } from "../../src/compiler/bank/compile-bank.ts";
import type { BankFiles } from "../../src/compiler/bank/read-bank.ts";
import { readBank } from "../../src/compiler/bank/read-bank.ts";
import type { SourceFile } from "../../src/compiler/source/source-file.ts";
import { sourceFile } from "../../src/compiler/source/source-file.ts";

/** A small bank in which nothing is wrong: every test of a lint is one change away from it. */
export const SAMPLE_PROJECT = resolve(import.meta.dirname, "../fixtures/bank");
export const SAMPLE_ROOT = "question-bank/sample";
export const TODAY = "2026-11-22";

export const SINGLE = "items/jichi/juumin-kansa/jichi-0001.yaml";
export const NEGATIVE = "items/jichi/juumin-soshou/jichi-0002.yaml";
export const COMBINATION = "items/jichi/juumin-soshou/jichi-0003.yaml";
export const TRUE_FALSE = "items/jichi/juumin-kansa/jichi-0004.yaml";
export const NUMERIC = "items/toukei/zouka-ritsu/toukei-0001.yaml";
export const MULTIPLE = "items/jijou/yosan/jijou-0001.yaml";

/**
 * A change to a file: `from` must be there, so that a changed fixture cannot make a test pass for nothing. An empty
 * `from` adds the file, a `to` of null removes it.
 */
export type Change = readonly [file: string, from: string | RegExp, to: string | null];

export function sampleBank(): BankFiles {
  return readBank(SAMPLE_PROJECT, "sample");
}

/** The sample with changes. */
export function changedBank(changes: readonly Change[]): BankFiles {
  const texts = new Map(sampleBank().files.map(({ path, text }) => [path, text]));
  for (const [name, from, to] of changes) {
    const path = join(SAMPLE_ROOT, name);
    const text = texts.get(path);
    if (from === "" && to !== null) {
      texts.set(path, to);
      continue;
    }
    if (text === undefined) throw new Error(`no file ${path} in the sample bank`);
    if (to === null) {
      texts.delete(path);
      continue;
    }
    const next = text.replace(from, () => to);
    if (next === text) throw new Error(`${path} does not contain ${String(from)}`);
    texts.set(path, next);
  }
  const files: SourceFile[] = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => sourceFile(path, text));
  return { id: "sample", root: SAMPLE_ROOT, files };
}

export function compileChanged(changes: readonly Change[], options: Partial<CompileOptions> = {}): CompiledBank {
  return compileBank(changedBank(changes), { drafts: true, today: TODAY, ...options });
}

/** The text of a file of the sample. */
export function sampleText(name: string): string {
  const file = sampleBank().files.find(({ path }) => path === `${SAMPLE_ROOT}/${name}`);
  if (file === undefined) throw new Error(`no file ${name} in the sample bank`);
  return file.text;
}
