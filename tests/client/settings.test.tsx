// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import SettingsPage from "../../src/client/features/settings/settings-page.tsx";
import type { Preferences } from "../../src/domain/preferences.ts";
import { openApp, type PhoneApp } from "./app-on-phone.tsx";

afterEach(cleanup);

/** What the device has kept, read anew. */
async function kept({ app }: PhoneApp): Promise<Preferences> {
  await app.learner.load();
  return app.learner.store.getState().preferences;
}

describe("a choice", () => {
  it.each<[string, string, keyof Preferences, unknown]>([
    ["1日の学習時間", "20分", "minutesPerDay", 20],
    ["文字の大きさ", "130%", "textSize", 130],
    ["色", "高コントラスト", "theme", "contrast"],
    ["言語", "English", "language", "en"],
    ["どこまで覚えておくか", "95%", "desiredRetention", 0.95],
  ])("of %s is kept at once and said to be", async (group, option, key, value) => {
    const opened = await openApp();
    opened.show(<SettingsPage />);
    fireEvent.click(within(screen.getByRole("group", { name: group })).getByRole("radio", { name: option }));
    await screen.findByText(/保存しました|Saved/);
    expect((await kept(opened))[key]).toEqual(value);
  });

  it("made elsewhere with a value that is not offered here is shown all the same", async () => {
    const opened = await openApp();
    await opened.app.learner.setPreference("minutesPerDay", 45);
    opened.show(<SettingsPage />);
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "45分" }).checked).toBe(true);
  });
});

describe("the exam date", () => {
  it("is kept when its field is left, not while it is typed, and can be cleared", async () => {
    const opened = await openApp();
    opened.show(<SettingsPage />);
    const field = screen.getByLabelText<HTMLInputElement>("試験日");
    for (const typed of ["0002-09-27", "0020-09-27", "2026-09-27"])
      fireEvent.change(field, { target: { value: typed } });
    fireEvent.blur(field);
    fireEvent.click(await screen.findByRole("button", { name: "未定にする" }));
    await waitFor(() => expect(field.value).toBe(""));

    const values = (await opened.app.learnerStore.readAll()).map(({ body }) => (body as { value: unknown }).value);
    expect(values).toEqual(["2026-09-27", null]);
    expect((await kept(opened)).examDate).toBeNull();
  });
});

describe("an exam date typed by half", () => {
  it("does not clear the one that was set", async () => {
    const opened = await openApp();
    await opened.app.learner.setPreference("examDate", "2026-09-27");
    opened.show(<SettingsPage />);
    const field = screen.getByLabelText<HTMLInputElement>("試験日");
    // What a browser reports while only the month is there.
    Object.defineProperty(field, "validity", { value: { badInput: true } });
    fireEvent.change(field, { target: { value: "" } });
    fireEvent.blur(field);
    cleanup();
    expect((await kept(opened)).examDate).toBe("2026-09-27");
    expect(await opened.app.learnerStore.readAll()).toHaveLength(1);
  });
});

describe("days off", () => {
  it("are weekdays and single dates, added and taken away", async () => {
    const opened = await openApp();
    opened.show(<SettingsPage />);
    fireEvent.click(screen.getByRole("checkbox", { name: "日" }));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "日" }).checked).toBe(true));
    for (const date of ["2026-08-12", "2026-08-11"]) {
      fireEvent.change(screen.getByLabelText("休む日"), { target: { value: date } });
      fireEvent.click(screen.getByRole("button", { name: "追加" }));
      await screen.findByRole("button", { name: new RegExp(`${Number(date.slice(-2))}日.* の休みを取り消す$`) });
    }
    expect((await kept(opened)).daysOff).toEqual({ weekdays: [0], dates: ["2026-08-11", "2026-08-12"] });

    fireEvent.click(screen.getByRole("button", { name: "2026年8月11日(火) の休みを取り消す" }));
    await waitFor(async () => expect((await kept(opened)).daysOff.dates).toEqual(["2026-08-12"]));
  });
});

describe("what is shown about the exam and the app", () => {
  it("calls every number of the blueprint a guide and names its source", async () => {
    const { show } = await openApp();
    show(<SettingsPage />);
    screen.getByText("出題数と合格ライン（目安）");
    screen.getByText("公式ではない目安です。");
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      "科目出題数目安",
      "地方自治制度107",
      "統計資料の見方21",
      "全体（30分）128",
    ]);
  });

  it("tells version, licences, the date of the law, and that nothing is sent", async () => {
    const { show } = await openApp();
    show(<SettingsPage />);
    screen.getByText("のぼる 1.2.3");
    screen.getByText("アプリは MIT、問題は CC BY 4.0 です。");
    screen.getByText("5問・2026.1.0 版・法令の基準日 2026年2月8日");
    screen.getByText(/^記録は端末の外へ送られません/);
  });

  it("says whether the browser may throw the data away, and asks it not to", async () => {
    const { show } = await openApp();
    show(<SettingsPage />);
    fireEvent.click(await screen.findByRole("button", { name: "消さないようブラウザーに頼む" }));
    await screen.findByText(/勝手に消すことはありません/);
    expect(screen.queryByRole("button", { name: "消さないようブラウザーに頼む" })).toBeNull();
  });
});
