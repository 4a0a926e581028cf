import { BANK_FORMAT, type BankManifest, type BankPack, type PackReference, type Section } from "../../domain/bank.ts";
import type { Item, Stimulus } from "../../domain/item.ts";
import { sectionOfTopic } from "../../domain/item.ts";
import { canonicalJson, sha256 } from "./canonical.ts";

const HASH_IN_NAME = 16; // hex digits; 64 bits are plenty to tell the versions of one section apart

/** A file of the compiled bank; `name` is relative to the bank's folder and carries the hash of the bytes. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

export interface BankOutput {
  readonly manifest: BankManifest;
  readonly manifestFile: OutputFile;
  readonly packFiles: readonly OutputFile[];
}

/** The files of one bank. Items must already be complete; order in the files is by id, so it never depends on the disk. */
export function packBank(
  facts: Omit<BankManifest, "packs">,
  items: readonly Item[],
  stimuli: readonly Stimulus[],
): BankOutput {
  const packs = facts.sections.flatMap((section) => packSection(facts.id, section, items, stimuli));
  const manifest: BankManifest = { ...facts, packs: packs.map(({ reference }) => reference) };
  return { manifest, manifestFile: contentAddressed("manifest", manifest), packFiles: packs.map(({ file }) => file) };
}

function packSection(bankId: string, section: Section, items: readonly Item[], stimuli: readonly Stimulus[]) {
  const own = items.filter(({ topic }) => sectionOfTopic(topic) === section.slug).sort(byId);
  if (own.length === 0) return [];
  const used = new Set(own.map(({ stimulusId }) => stimulusId));
  const pack: BankPack = {
    format: BANK_FORMAT,
    bankId,
    section: section.slug,
    items: own,
    stimuli: stimuli.filter(({ id }) => used.has(id)).sort(byId),
  };
  const file = contentAddressed(section.slug, pack);
  const reference: PackReference = {
    section: section.slug,
    file: file.name,
    hash: file.hash,
    bytes: Buffer.byteLength(file.text),
    items: own.length,
  };
  return [{ file, reference }];
}

function contentAddressed(stem: string, value: unknown): OutputFile {
  const text = canonicalJson(value);
  const hash = sha256(text);
  return { name: `${stem}-${hash.slice(0, HASH_IN_NAME)}.json`, text, hash };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
