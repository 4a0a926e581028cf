import type { Finding } from "../finding.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { BankFacts, CompiledItem } from "./compile-item.ts";
import { compileItem } from "./compile-item.ts";
import { readItem } from "./read-item.ts";

export interface ItemReading {
  /** Null where the file cannot be read; findings say why. */
  readonly compiled: CompiledItem | null;
  readonly findings: readonly Finding[];
}

export type ItemReader = (file: SourceFile, bank: BankFacts) => ItemReading;

/** Reads and compiles one item file. */
export const readCompiledItem: ItemReader = (file, bank) => {
  const { item, findings } = readItem(file);
  if (item === null) return { compiled: null, findings };
  const { compiled, findings: markup } = compileItem(item, bank);
  return { compiled, findings: [...findings, ...markup] };
};

/** The same, remembering every file until its text changes: a bank of a thousand files is compiled again for one. */
export function createItemReader(): ItemReader {
  const known = new Map<string, { readonly text: string; readonly lawAsOf: string; readonly reading: ItemReading }>();
  return (file, bank) => {
    const former = known.get(file.path);
    if (former?.text === file.text && former.lawAsOf === bank.lawAsOf) return former.reading;
    const reading = readCompiledItem(file, bank);
    known.set(file.path, { text: file.text, lawAsOf: bank.lawAsOf, reading });
    return reading;
  };
}
