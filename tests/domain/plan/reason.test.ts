import { describe, expect, it } from "vitest";
import { reasonFor } from "../../../src/domain/plan/reason.ts";
import { answeredOn, summaryOf } from "../items.ts";
import { BLUEPRINT, MEMORY, TODAY } from "../selection-inputs.ts";

const CONTEXT = { memory: MEMORY, blueprint: BLUEPRINT, today: TODAY, examDay: TODAY + 20 };
const SUMMARY = summaryOf("bank/item", { section: "jichi" });

describe("why a question comes now", () => {
  it("says how long ago it was, how likely it is recalled, and what an answer brings on the exam day", () => {
    const reason = reasonFor(SUMMARY, answeredOn(TODAY - 12).recall, CONTEXT);
    expect(reason).toMatchObject({ daysSince: 12, sectionItems: 10, isCorrected: false });
    expect(reason.recallNow).toBeGreaterThan(0);
    expect(reason.recallNow).toBeLessThan(1);
    expect(reason.onExamDay?.asked).toBeGreaterThan(reason.onExamDay?.notAsked as number);
  });

  it("counts nothing as known of an item never met", () => {
    expect(reasonFor(SUMMARY, null, CONTEXT)).toMatchObject({
      daysSince: null,
      recallNow: 0,
      onExamDay: { notAsked: 0 },
    });
  });

  it("is silent about an exam that is over or not set", () => {
    expect(reasonFor(SUMMARY, null, { ...CONTEXT, examDay: TODAY }).onExamDay).toBeNull();
    expect(reasonFor(SUMMARY, null, { ...CONTEXT, examDay: null }).onExamDay).toBeNull();
  });

  it("gives no weight to a section that the exam does not ask", () => {
    expect(reasonFor(summaryOf("bank/other", { section: "ict" }), null, CONTEXT).sectionItems).toBe(0);
  });
});
