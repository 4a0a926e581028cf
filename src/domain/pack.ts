import type { Candidate } from "./candidates.ts";
import { groupBy } from "./grouping.ts";
import { interleave } from "./interleave.ts";
import type { SessionEntry } from "./session.ts";

/** Candidates in order of preference, of which at most `limit` are taken. */
export interface Stage {
  readonly candidates: readonly Candidate[];
  readonly limit: number;
}

/**
 * Takes candidates stage by stage as long as their estimates fit into the budget. Enemies never meet, and one
 * item brings at most `entriesPerItem`. Where nothing fits, the first of all comes alone: a pack is not empty
 * while there is something to ask.
 */
export function fillPack(stages: readonly Stage[], budgetMillis: number, entriesPerItem: number): readonly Candidate[] {
  const chosen = new Set<Candidate>();
  const countByItem = new Map<string, number>();
  const enemies = new Set<string>();
  let millisLeft = budgetMillis;

  const fits = (candidate: Candidate): boolean =>
    candidate.entry.estimatedMillis <= millisLeft &&
    (countByItem.get(candidate.summary.key) ?? 0) < entriesPerItem &&
    !enemies.has(candidate.summary.key) &&
    !chosen.has(candidate);
  const take = (candidate: Candidate): void => {
    const { key, enemies: ofItem } = candidate.summary;
    chosen.add(candidate);
    countByItem.set(key, (countByItem.get(key) ?? 0) + 1);
    for (const enemy of ofItem) enemies.add(enemy);
    millisLeft -= candidate.entry.estimatedMillis;
  };

  const ordered = [...stages.map(withPostponed(false)), ...stages.map(withPostponed(true))];
  for (const { candidates, limit } of ordered) {
    let taken = 0;
    for (const candidate of candidates) {
      if (taken >= limit) break;
      if (!fits(candidate)) continue;
      take(candidate);
      taken++;
    }
  }
  if (chosen.size > 0) return [...chosen];
  return ordered.flatMap(({ candidates, limit }) => (limit > 0 ? candidates : [])).slice(0, 1);
}

/**
 * The entries in the order they are asked: items that share a stimulus follow each other, sections are mixed, and
 * statements of one item are kept apart; where there is nothing to put between, the later one is left out.
 */
export function arrangePack(chosen: readonly Candidate[]): readonly SessionEntry[] {
  const groups = [...groupBy(chosen, togetherWith).values()] as [Candidate, ...Candidate[]][];
  const places = groups.map((group) => ({ section: group[0].summary.section, owner: group[0].summary.key, group }));
  return interleave(places)
    .filter(({ owner }, index, order) => owner !== order[index - 1]?.owner)
    .flatMap(({ group }) => group.map(({ entry }) => entry));
}

function togetherWith({ summary, entry }: Candidate): string {
  const { bankId, key, stimulusId } = summary;
  if (entry.statementId !== undefined) return `statement ${key}/${entry.statementId}`;
  return stimulusId === undefined ? `item ${key}` : `stimulus ${bankId}/${stimulusId}`;
}

function withPostponed(postponed: boolean): (stage: Stage) => Stage {
  return ({ candidates, limit }) => ({ limit, candidates: candidates.filter((one) => one.postponed === postponed) });
}
