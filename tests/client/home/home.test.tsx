// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { Screens } from "../../../src/client/screens.tsx";
import { recallToday } from "../../../src/domain/due.ts";
import type { Item } from "../../../src/domain/item.ts";
import { createMemory } from "../../../src/domain/memory.ts";
import { openApp } from "../app-on-phone.tsx";
import { type Sitting, sitDown, TRUE_FALSE, tap, verdict } from "../practice/sitting.tsx";
import { breakDisk } from "../storage/broken-disk.ts";
import { DAY_MILLIS } from "../storage/phone.ts";

const ITEMS: readonly Item[] = ["a", "b", "c", "d", "e", "f"].map((id) => ({ ...TRUE_FALSE, id }));

describe("home", () => {
  it("promises in the start button the very pack that opens", async () => {
    const home = await sitAtHome();
    for (const item of ITEMS.slice(0, 3)) await home.answer(item, { score: 0 });
    home.phone.clock.pass(3 * DAY_MILLIS);
    home.show(<Screens />);
    const [, due, fresh] = /復習 (\d+) · 新規 (\d+)/.exec(start().textContent ?? "") ?? [];
    start().click();
    await screen.findByText("1問目");
    const kinds = sessionIn(home)?.entries.map(({ kind }) => kind);
    expect(kinds?.filter((kind) => kind === "due")).toHaveLength(Number(due));
    expect(kinds?.filter((kind) => kind === "new")).toHaveLength(Number(fresh));
    expect(kinds?.length).toBeGreaterThan(3);
  });

  it("promises reviews ahead of time where today is done, and nothing where nothing can be asked", async () => {
    const home = await sitAtHome();
    for (const item of ITEMS) await home.answer(item);
    home.show(<Screens />);
    expect(start().textContent).toBe("はじめる先取り 6問");
    for (const { bankId, id: itemId } of ITEMS) {
      await home.app.learner.record([
        { type: "itemMarked", body: { item: { bankId, itemId }, mark: "suspended", on: true } },
      ]);
    }
    home.show(<Screens />);
    expect(start().textContent).toBe("はじめる出題できる問題がありません");
  });

  it("keeps the minutes that were chosen, and opens a pack of so many", async () => {
    const home = await sitAtHome();
    expect(start().getAttribute("href")).toBe("#/practice/7");
    fireEvent.click(screen.getByRole("radio", { name: "12分" }));
    await screen.findByRole("radio", { name: "12分", checked: true });
    expect(start().getAttribute("href")).toBe("#/practice/12");
    const { app } = await openApp(ITEMS, home.phone);
    expect(app.learner.store.getState().preferences.packMinutes).toBe(12);
  });

  it("leads back to a pack that was cut off, and offers a new one beside it", async () => {
    const home = await sitAtHome();
    start().click();
    await screen.findByText("1問目");
    tap("誤り");
    await verdict();
    await home.go("/", "つづきから");
    const left = (sessionIn(home)?.entries.length ?? 0) - 1;
    const resume = screen.getByRole("link", { name: `つづきから あと ${left}問` });
    expect(screen.getByRole("link", { name: /^新しくはじめる/ }).getAttribute("href")).toBe("#/practice/7/new");
    resume.click();
    await verdict();
  });

  it.each([
    [null, "試験日を決めると、その日に合わせて出題します。"],
    ["2026-06-11", "試験日まで あと 10 日"],
    ["2026-06-01", "今日が試験日です。落ち着いて、いつもどおりに。"],
    ["2026-05-31", "試験おつかれさまでした。次の試験日は設定で変えられます。"],
  ])("counts the days to the exam: %s", async (examDate, text) => {
    const home = await sitAtHome();
    await home.app.learner.setPreference("examDate", examDate);
    home.show(<Screens />);
    expect(document.body.textContent).toContain(text);
  });

  it("tells what was done today, and begins anew the next day", async () => {
    const home = await sitAtHome();
    screen.getByText("今日はこれから");
    for (const item of ITEMS.slice(0, 2)) await home.answer(item, { responseMillis: 45_000 });
    await screen.findByText("今日 2問・2分");
    home.phone.clock.pass(DAY_MILLIS);
    home.show(<Screens />);
    screen.getByText("今日はこれから");
  });

  it("counts what would be recalled tomorrow, as long as no score can be told", async () => {
    const home = await sitAtHome();
    for (const item of ITEMS.slice(0, 4)) await home.answer(item);
    home.show(<Screens />);
    const { progressByKey } = home.app.learner.store.getState();
    const expected = [...progressByKey.values()].reduce((sum, { recall }) => {
      return recall === null ? sum : sum + recallToday(recall, [], createMemory(), recall.lastDay + 1);
    }, 0);
    expect((await screen.findByText("あした思い出せそうな問題")).parentElement?.textContent).toContain(
      `${Math.round(expected)}/ 6問`,
    );
    await screen.findByText(/^まだ判断できません。あと\d+問解くと予想得点が出ます。$/);
  });

  it("tells the predicted score once there is evidence, and leads to what it is made of", async () => {
    const home = await sitAtHome();
    for (const item of ITEMS) await home.answer(item);
    home.show(<Screens />);
    const label = await screen.findByText("いまの予想得点");
    expect(label.parentElement?.textContent).toMatch(/^\d+–\d+\/ 12問いまの予想得点$/);
    screen.getByText("解いた問題 6 / 6");
    expect(screen.getByRole("link", { name: "分析をひらく" }).getAttribute("href")).toBe("#/insights");
  });

  it("names the topic where an hour wins most once there are answers, one tap from its drill", async () => {
    const home = await sitAtHome();
    expect(screen.queryByText("次に点になるところ")).toBeNull();
    for (const item of ITEMS.slice(0, 3)) await home.answer(item, { score: 0 });
    home.show(<Screens />);
    const link = await screen.findByRole("link", { name: /地方自治制度 · 住民監査請求.*\d分で \+\d/ });
    expect(link.getAttribute("href")).toBe("#/drill/topic/jichi/juumin");
  });

  it("tells of a choice that could not be saved", async () => {
    await sitAtHome();
    breakDisk("events", "QuotaExceededError");
    fireEvent.click(screen.getByRole("radio", { name: "3分" }));
    expect((await screen.findByRole("alert")).textContent).toContain("空き容量が足りず");
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "7分" }).checked).toBe(true);
  });

  it("sends a first visitor to the welcome", async () => {
    await sitDown(ITEMS);
    await screen.findByText(/^昇任選考の問題を/);
    expect(location.hash).toBe("#/welcome");
  });
});

const start = () => screen.getByRole("link", { name: /^はじめる/ });
const sessionIn = ({ app }: Sitting) => app.learner.store.getState().session;

async function sitAtHome(): Promise<Sitting> {
  const sitting = await sitDown(ITEMS);
  await sitting.app.learner.setPreference("onboarded", true);
  await sitting.go("/", "はじめる");
  return sitting;
}
