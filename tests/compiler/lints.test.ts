import { describe, expect, it } from "vitest";
import { RULES } from "../../src/compiler/rules/table.ts";
import { LINT_CASES } from "./lint-cases.ts";
import { compileChanged } from "./sample-bank.ts";

/** Lints that need a crowd of items or a main branch have tests of their own. */
const ELSEWHERE = ["Q402", "Q403"];

describe("the lints", () => {
  it("find nothing in the sample bank", () => {
    expect(compileChanged([]).findings).toEqual([]);
  });

  it.each(LINT_CASES)("$code finds $name", ({ code, severity, fails }) => {
    const found = compileChanged(fails).findings.filter(
      (finding) => finding.code === code && finding.severity === severity,
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(LINT_CASES)("$code spares the near miss of $name", ({ code, passes }) => {
    expect(compileChanged(passes).findings.filter((finding) => finding.code === code)).toEqual([]);
  });

  it("all have a case", () => {
    const covered = new Set<string>([...LINT_CASES.map(({ code }) => code), ...ELSEWHERE]);
    expect(Object.keys(RULES).filter((code) => !covered.has(code))).toEqual([]);
  });
});
