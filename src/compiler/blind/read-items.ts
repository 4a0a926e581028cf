import type { StimulusSource } from "../../schema/bank-source.ts";
import { compileBank } from "../bank/compile-bank.ts";
import { listBanks, readBank } from "../bank/read-bank.ts";
import type { CompiledItem } from "../item/compile-item.ts";

/** The items of all banks that can be asked: every one that can be read and is not retired. */
export interface AskableItems {
  /** In order of id. */
  readonly items: readonly CompiledItem[];
  readonly stimuliOf: (subject: CompiledItem) => ReadonlyMap<string, StimulusSource>;
  readonly sections: readonly { readonly slug: string; readonly title: string }[];
}

export function readAskableItems(project: string, today: string): AskableItems {
  const banks = listBanks(project).map((id) => compileBank(readBank(project, id), { drafts: true, today }));
  const stimuli = new Map(
    banks.map((bank) => [bank.id, new Map(bank.stimuli.map((stimulus) => [stimulus.id, stimulus]))]),
  );
  const items = banks
    .flatMap((bank) => bank.items)
    .filter(({ source }) => source.status !== "retired")
    .sort((a, b) => (a.item.id < b.item.id ? -1 : 1));
  return {
    items,
    stimuliOf: ({ item }) => stimuli.get(item.bankId) ?? new Map(),
    sections: banks.flatMap(({ output }) => output?.manifest.sections ?? []),
  };
}
