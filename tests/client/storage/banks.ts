import { createHash } from "node:crypto";
import { BANK_FORMAT, type BankList, type BankManifest, type BankPack } from "../../../src/domain/bank.ts";
import { type Item, type Stimulus, sectionOfTopic } from "../../../src/domain/item.ts";
import { single } from "../../domain/items.ts";

/** A bank as its authors see it. */
export interface Bank {
  readonly id: string;
  readonly version?: string;
  readonly optional?: boolean;
  /** Of the manifest and the packs. */
  readonly formats?: readonly [manifest: number, packs: number];
  readonly items: readonly Item[];
  readonly stimuli?: readonly Stimulus[];
}

/** A bank as it is published: named by their hashes, its files by path below the list. */
export interface PublishedBank {
  readonly entry: BankList["banks"][number];
  readonly manifest: BankManifest;
  readonly packs: readonly BankPack[];
  readonly files: ReadonlyMap<string, string>;
}

/** An item of a section, `jichi` say, in the bank `bank`. */
export function itemIn(section: string, id: string, own: Partial<typeof single> = {}): Item {
  return { ...single, id, topic: `${section}/leaf`, stem: `What of ${id}?`, ...own };
}

export function publish(bank: Bank): PublishedBank {
  const { id, version = "1", optional = false, formats = [BANK_FORMAT, BANK_FORMAT], items, stimuli = [] } = bank;
  const [manifestFormat, packFormat] = formats as readonly [typeof BANK_FORMAT, typeof BANK_FORMAT];
  const sections = [...new Set(items.map(({ topic }) => sectionOfTopic(topic)))];
  const packs = sections.map((section): BankPack => {
    const own = items.filter(({ topic }) => sectionOfTopic(topic) === section);
    const used = stimuli.filter((stimulus) => own.some(({ stimulusId }) => stimulusId === stimulus.id));
    return {
      format: packFormat,
      bankId: id,
      section,
      items: own.map((item) => ({ ...item, bankId: id })),
      stimuli: used,
    };
  });
  const packFiles = packs.map((pack) => ({ pack, ...hashed(pack.section, pack) }));
  const manifest: BankManifest = {
    format: manifestFormat,
    id,
    title: `Bank ${id}`,
    version,
    lang: "ja",
    licence: "CC-BY-4.0",
    lawAsOf: "2026-02-08",
    reportUrl: null,
    optional,
    sections: sections.map((slug) => ({ slug, title: slug, topics: [{ slug: "leaf", title: "leaf", weight: 1 }] })),
    blueprints: [],
    packs: packFiles.map(({ pack, name, hash, text }) => ({
      section: pack.section,
      file: name,
      hash,
      bytes: text.length,
      items: pack.items.length,
    })),
  };
  const head = hashed("manifest", manifest);
  return {
    entry: { id, manifest: `${id}/${head.name}`, hash: head.hash },
    manifest,
    packs,
    files: new Map([head, ...packFiles].map(({ name, text }) => [`${id}/${name}`, text])),
  };
}

function hashed(name: string, content: unknown) {
  const text = JSON.stringify(content);
  const hash = createHash("sha256").update(text).digest("hex");
  return { name: `${name}-${hash.slice(0, 16)}.json`, hash, text };
}
