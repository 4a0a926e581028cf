import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isExpired } from "../../src/domain/due.ts";
import { estimateMillis } from "../../src/domain/pace.ts";
import { selectStatements } from "../../src/domain/selection.ts";
import { answeredOn, recallOn, summaryOf } from "./items.ts";
import { SETTINGS, statementSelectionInput, TODAY } from "./selection-inputs.ts";

describe("a drill of statements", () => {
  it("is the same for the same input and fits into its minutes", () => {
    fc.assert(
      fc.property(statementSelectionInput, (input) => {
        const { entries } = selectStatements(input);
        expect(selectStatements(input).entries).toEqual(entries);
        const sum = entries.reduce((total, { estimatedMillis }) => total + estimatedMillis, 0);
        if (entries.length > 1) expect(sum).toBeLessThanOrEqual(input.minutes * 60_000);
      }),
    );
  });

  it("asks each statement once, of usable items, at most two of one item and never in a row", () => {
    fc.assert(
      fc.property(statementSelectionInput, (input) => {
        const { entries } = selectStatements(input);
        const summaries = new Map(input.summaries.map((summary) => [summary.key, summary]));
        expect(new Set(entries.map(({ key, statementId }) => `${key}/${statementId}`)).size).toBe(entries.length);
        entries.forEach(({ key, statementId }, index) => {
          const summary = summaries.get(key);
          expect(summary?.statementIds).toContain(statementId);
          expect(summary !== undefined && isExpired(summary, TODAY)).toBe(false);
          expect(input.progressByKey.get(key)?.suspended ?? false).toBe(false);
          expect(entries.filter((entry) => entry.key === key).length).toBeLessThanOrEqual(2);
          expect(entries[index + 1]?.key).not.toBe(key);
          expect(entries.some((entry) => summary?.enemies.includes(entry.key))).toBe(false);
        });
      }),
    );
  });

  it("is empty only if there is nothing to ask", () => {
    fc.assert(
      fc.property(statementSelectionInput, (input) => {
        const askable = input.summaries.some(
          (summary) =>
            summary.statementIds.length > 0 &&
            !isExpired(summary, TODAY) &&
            !input.progressByKey.get(summary.key)?.suspended,
        );
        expect(selectStatements(input).entries.length > 0).toBe(askable);
      }),
    );
  });

  it("follows the statements' own memory: due ones first, a quarter new", () => {
    const summaries = Array.from({ length: 40 }, (_, index) => summaryOf(`bank/${index}`));
    const progressByStatement = new Map(
      summaries
        .slice(0, 20)
        .flatMap(({ key, statementIds }) =>
          statementIds.map(
            (id) => [`${key}/${id}`, { recall: recallOn(TODAY - 40), attempts: 1, scoreSum: 1, misjudged: 0 }] as const,
          ),
        ),
    );
    const { entries, due, fresh } = selectStatements({ ...SETTINGS, summaries, progressByStatement });
    expect(due + fresh).toBe(entries.length);
    expect(fresh / entries.length).toBeCloseTo(0.25, 1);
  });

  it("counts each statement as its part of the item's text", () => {
    const summaries = [summaryOf("bank/0", { characters: 500, statementIds: ["a", "b", "c", "d", "e"] })];
    const { entries } = selectStatements({ ...SETTINGS, summaries, progressByStatement: new Map() });
    expect(entries[0]?.estimatedMillis).toBe(estimateMillis(100, 1));
  });

  it("keeps away from items that were answered today", () => {
    const summaries = Array.from({ length: 40 }, (_, index) => summaryOf(`bank/${index}`));
    const progressByKey = new Map(summaries.slice(0, 20).map(({ key }) => [key, answeredOn(TODAY)]));
    const { entries } = selectStatements({ ...SETTINGS, summaries, progressByKey, progressByStatement: new Map() });
    expect(entries.some(({ key }) => progressByKey.has(key))).toBe(false);
  });
});
