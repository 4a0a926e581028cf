import type { BankList } from "../../domain/bank.ts";
import type { CompiledBank } from "../bank/compile-bank.ts";
import { compileBank } from "../bank/compile-bank.ts";
import { listBanks, readBank } from "../bank/read-bank.ts";
import type { Finding } from "../finding.ts";
import { createItemReader } from "../item/item-reader.ts";
import { canonicalJson } from "../pack/canonical.ts";
import { bankList } from "../pack/write-packs.ts";
import { localToday } from "../today.ts";

/** What a recompilation changed, for the page that shows the bank. */
export interface BankChange {
  readonly bankId: string;
  readonly itemIds: readonly string[];
}

/** All banks compiled in memory with drafts; items with errors are left out, so one broken file stops nobody. */
export interface BankServer {
  /** The text of a path below `/bank/`, or null where there is none. */
  read(path: string): string | null;
  recompile(bankId: string): BankChange;
  errors(): readonly Finding[];
}

export function createBankServer(project: string): BankServer {
  const readItem = createItemReader();
  const banks = new Map(listBanks(project).map((id) => [id, compile(id)]));
  const files = new Map<string, string>();
  for (const bank of banks.values()) publish(bank);

  function compile(id: string): CompiledBank {
    return compileBank(readBank(project, id), { drafts: true, today: localToday(), readItem });
  }

  /** Names carry the hash of the bytes, so a page that still reads the former packs may go on doing so. */
  function publish(bank: CompiledBank): void {
    if (bank.output === null) return;
    for (const { name, text } of [bank.output.manifestFile, ...bank.output.packFiles])
      files.set(`${bank.id}/${name}`, text);
  }

  function list(): BankList {
    return bankList([...banks.values()].flatMap(({ output }) => output ?? []));
  }

  return {
    read: (path) => (path === "index.json" ? canonicalJson(list()) : (files.get(path) ?? null)),
    errors: () =>
      [...banks.values()].flatMap(({ findings }) => findings.filter(({ severity }) => severity === "error")),
    recompile(bankId) {
      const former = banks.get(bankId);
      if (!listBanks(project).includes(bankId)) {
        banks.delete(bankId);
        return { bankId, itemIds: former?.items.map(({ item }) => item.id) ?? [] };
      }
      const bank = compile(bankId);
      // A bank whose own files are broken keeps its last good packs until they are mended.
      const kept = { ...bank, output: bank.output ?? former?.output ?? null };
      banks.set(bankId, kept);
      publish(kept);
      return { bankId, itemIds: changedItems(former, kept) };
    },
  };
}

function changedItems(former: CompiledBank | undefined, current: CompiledBank): string[] {
  const before = itemTexts(former);
  const after = itemTexts(current);
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id)).sort();
}

function itemTexts(bank: CompiledBank | undefined): Map<string, string> {
  return new Map(bank?.items.map(({ item }) => [item.id, canonicalJson(item)]));
}
