// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, describe, expect, it } from "vitest";
import ExamScreens from "../../../src/client/features/exam/exam-screens.tsx";
import { blueprintOf } from "../../../src/client/state/plan.ts";
import type { EventBodies, EventDraft } from "../../../src/domain/event.ts";
import { ITEMS, openApp, type PhoneApp } from "../app-on-phone.tsx";

afterEach(cleanup);

const band = { low: 1.2, mean: 2.4, high: 3.3 };

const STARTED: EventBodies["examStarted"] = {
  exam: "past",
  kind: "full",
  blueprint: {
    ...{ bankId: "bank", id: "trial", asOf: "2022-01-01", edited: false, minutes: 30, guideLine: 8 },
    sections: [
      { section: "jichi", items: 10, guideLine: 7 },
      { section: "toukei", items: 2, guideLine: 1 },
    ],
  },
  seed: 7,
  banks: [{ bankId: "bank", version: "2026.1.0" }],
  items: [
    { bankId: "bank", itemId: "jichi-1", itemVersion: 1, section: "jichi" },
    { bankId: "bank", itemId: "jichi-2", itemVersion: 1, section: "jichi" },
    { bankId: "bank", itemId: "toukei-1", itemVersion: 1, section: "toukei" },
  ],
};

const FINISHED: EventBodies["examFinished"] = {
  exam: "past",
  bankId: "bank",
  end: "submitted",
  activeMillis: 125_000,
  pauses: [{ afterMillis: 9_000, cause: "away", awayMillis: 61_000 }],
  sections: [
    { section: "jichi", items: 2, answered: 2, score: 1, guideLine: 1, responseMillis: 65_000 },
    { section: "toukei", items: 1, answered: 0, score: 0, guideLine: 1, responseMillis: 0 },
  ],
};

describe("before an exam", () => {
  it("a bank with too few items says of which section, and builds what it can", async () => {
    const opened = await openApp();
    await show(opened, []);
    expect(screen.getByText("12問・30分")).toBeTruthy();
    expect(screen.getByText("地方自治制度：10問のところ3問")).toBeTruthy();
    expect(screen.queryByText(/統計資料の見方：/)).toBeNull();
    expect(screen.getByText("公式の数値ではありません。")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "模試をはじめる" }));
    await waitFor(async () => expect((await opened.app.examRoom()).exams.store.getState().sitting).not.toBeNull());
  });

  it("it is told how many of its items were answered before", async () => {
    const opened = await openApp();
    for (const item of ITEMS.slice(0, 2)) await opened.answer(item);
    await show(opened, []);
    expect(screen.getByText("5問のうち2問は、前に解いた問題です。")).toBeTruthy();
  });

  it("its size follows the choice: half, one section, own numbers", async () => {
    await show(await openApp(), []);
    fireEvent.click(screen.getByRole("radio", { name: "半分" }));
    expect(screen.getByText("6問・15分")).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "1科目" }));
    fireEvent.change(screen.getByRole("combobox"), { target: { value: "toukei" } });
    expect(screen.getByText("2問・5分")).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "自分で" }));
    fireEvent.change(screen.getByLabelText("地方自治制度"), { target: { value: "4" } });
    expect(screen.getByText("6問・15分")).toBeTruthy();
  });
});

describe("a result", () => {
  it("holds the score against the guide line, reduced for the items that there were", async () => {
    await showPast(STARTED);
    expect(screen.getByText(/合格ライン（目安）2問まで あと1問です。/)).toBeTruthy();
    expect(screen.getByText(/配点表の12問のうち、3問で作った模試です。/)).toBeTruthy();
    expect(screen.getByText(/中断 1回（合わせて 1:01）/)).toBeTruthy();
    expect(screen.getByText(/画面に出なかった1問は、解いたことになりません。/)).toBeTruthy();
    expect(screen.queryByText(/はじめる前の予想/)).toBeNull();
    expect(screen.queryByRole("columnheader", { name: "予想" })).toBeNull();
  });

  it("stands beside what had been predicted, where something was", async () => {
    await showPast({ ...STARTED, predicted: { total: band, sections: [{ section: "jichi", ...band }] } });
    expect(screen.getByText(/はじめる前の予想 2〜3問（中ほど 2問） 予想の幅を外れました。/)).toBeTruthy();
    const row = screen.getByRole("row", { name: /地方自治制度/ });
    expect(
      within(row)
        .getAllByRole("cell")
        .map(({ textContent }) => textContent),
    ).toEqual(["1/2", "1", "2.4", "1:05"]);
  });

  it("says of each item how it went, the wrong ones alone if asked", async () => {
    await showPast(STARTED);
    const results = () => within(screen.getByRole("list")).getAllByRole("link");
    await waitFor(() =>
      expect(results().map(({ textContent }) => textContent?.slice(0, 4))).toEqual(["1正解 ", "2空欄 ", "3未着手"]),
    );
    fireEvent.click(screen.getByRole("radio", { name: "不正解" }));
    expect(results()).toHaveLength(2);
  });

  it("tells of no section on its picture unless the learner wants it", async () => {
    await showPast(STARTED);
    fireEvent.click(screen.getByRole("button", { name: "結果を画像にする" }));
    expect(screen.getByRole<HTMLInputElement>("checkbox").checked).toBe(false);
    expect(screen.getByRole("img").getAttribute("aria-label")).toBe(
      "のぼる 模擬試験 1/3問、合格ライン（目安）2問、2026年6月1日",
    );
  });

  it("that is not on this device says so", async () => {
    await show(await openApp(), ["result", "gone"]);
    expect(screen.getByText(/この模試の記録は、この端末にありません。/)).toBeTruthy();
  });
});

it("the review of an item shows what was given, the key and why", async () => {
  await show(await past(STARTED), ["review", "past", "1"]);
  expect(await screen.findByText("住民監査請求に関する記述はどれか。")).toBeTruthy();
  expect(screen.getByText(/^正答 [1-5]$/)).toBeTruthy();
  expect(screen.getAllByText("why")).toHaveLength(5);
});

describe("the numbers of the exam", () => {
  it("can be changed, are used at once, and can be put back", async () => {
    const opened = await openApp();
    await show(opened, ["blueprint"]);
    fireEvent.change(screen.getByLabelText("地方自治制度の出題数"), { target: { value: "１２" } });
    expect(screen.getByText("合計 14問")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "保存する" }));
    await screen.findByText(/保存しました。/);
    expect(blueprintOf(opened.app.learner.store.getState()).sections[0]).toEqual({
      ...{ section: "jichi", items: 12, guideLine: 7 },
    });
    fireEvent.click(screen.getByRole("button", { name: "問題集の数に戻す" }));
    await waitFor(() => expect(opened.app.learner.store.getState().preferences.ownBlueprint).toBeNull());
  });

  it("are not kept where one of them is none", async () => {
    await show(await openApp(), ["blueprint"]);
    fireEvent.change(screen.getByLabelText("時間（分）"), { target: { value: "0" } });
    expect(screen.getByRole("alert").textContent).toBe("0〜600の整数で入れてください。");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "保存する" }).disabled).toBe(true);
  });
});

async function show(opened: PhoneApp, path: readonly string[]): Promise<void> {
  await act(async () => {
    opened.show(
      <Suspense>
        <ExamScreens path={path} />
      </Suspense>,
    );
    await (await opened.app.examRoom()).exams.load();
  });
}

/** A phone with one exam in its past: the first item right, the second left blank, the third never reached. */
async function past(started: EventBodies["examStarted"]): Promise<PhoneApp> {
  const opened = await openApp();
  const answer = (itemId: string, score: number): EventDraft => ({
    type: "itemAnswered",
    body: {
      ...{ item: { bankId: "bank", itemId, itemVersion: 1 }, session: "past", mode: "exam", guessed: "unasked" },
      response: score === 1 ? { kind: "options", optionIds: ["b"] } : { kind: "pass" },
      ...{ responseMillis: 30_000, score },
    },
  });
  await opened.app.learner.record([
    { type: "examStarted", body: started },
    answer("jichi-1", 1),
    answer("jichi-2", 0),
    { type: "examFinished", body: FINISHED },
  ]);
  return opened;
}

async function showPast(started: EventBodies["examStarted"]): Promise<void> {
  await show(await past(started), ["result", "past"]);
}
