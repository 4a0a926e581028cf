import { BANK_FORMAT, type BankManifest } from "../../domain/bank.ts";
import type { Blueprint } from "../../domain/blueprint.ts";
import type { Stimulus } from "../../domain/item.ts";
import type { BankSource, BlueprintSource, StimulusSource, TopicsSource } from "../../schema/bank-source.ts";

/** All of the manifest that is known before the items are packed. */
export function manifestFacts(
  bank: BankSource,
  topics: TopicsSource,
  blueprints: readonly BlueprintSource[],
): Omit<BankManifest, "packs"> {
  return {
    format: BANK_FORMAT,
    id: bank.id,
    title: bank.title,
    version: bank.version,
    lang: bank.lang,
    licence: bank.licence,
    lawAsOf: bank.law_as_of,
    reportUrl: bank.report_url ?? null,
    optional: bank.optional ?? false,
    sections: topics.sections,
    blueprints: blueprints.map(toBlueprint),
  };
}

export function toStimulus(bankId: string, source: StimulusSource): Stimulus {
  const { note, source: origin, ...table } = source;
  return {
    bankId,
    ...table,
    ...(note === undefined ? {} : { note }),
    ...(origin === undefined ? {} : { source: origin }),
  };
}

export function toBlueprint(source: BlueprintSource): Blueprint {
  return {
    id: source.id,
    title: source.title,
    minutes: source.minutes,
    guideLine: source.guide_line,
    sections: source.sections.map(({ section, items, guide_line }) => ({ section, items, guideLine: guide_line })),
    source: source.source,
    asOf: source.as_of,
  };
}
