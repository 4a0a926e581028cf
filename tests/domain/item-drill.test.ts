import { describe, expect, it } from "vitest";
import { countDrills } from "../../src/domain/item-drill.ts";
import { selectSession } from "../../src/domain/selection.ts";
import { isoDateToStudyDay, studyDayToIsoDate } from "../../src/domain/study-day.ts";
import { answeredOn, summaryOf } from "./items.ts";
import { SETTINGS } from "./selection-inputs.ts";

const TODAY = SETTINGS.today;
const YESTERDAY = studyDayToIsoDate(TODAY - 1);

describe("the number of items in a drill", () => {
  it("leaves out what selection leaves out: suspended and expired items", () => {
    const summaries = [
      summaryOf("bank/fresh"),
      summaryOf("bank/expired", { validUntil: YESTERDAY }),
      summaryOf("bank/wrong"),
      summaryOf("bank/suspended"),
    ];
    const progressByKey = new Map([
      ["bank/wrong", answeredOn(TODAY - 3, { lastScore: 0 })],
      ["bank/suspended", { ...answeredOn(TODAY - 3, { lastScore: 0 }), suspended: true, flagged: true }],
    ]);
    expect(isoDateToStudyDay(YESTERDAY)).toBe(TODAY - 1);
    expect(countDrills(summaries, progressByKey, TODAY)).toEqual({ wrong: 1, sure: 0, flagged: 0, unseen: 1 });
    const asked = selectSession({ ...SETTINGS, summaries, progressByKey, minutes: 30, only: () => true }).entries;
    expect(asked).toHaveLength(2);
  });
});
