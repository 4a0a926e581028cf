// @vitest-environment happy-dom
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import InsightsPage from "../../src/client/features/insights/insights-page.tsx";
import type { Item } from "../../src/domain/item.ts";
import { ITEMS, openApp } from "./app-on-phone.tsx";
import { DAY_MILLIS } from "./storage/phone.ts";

const [audit, plan, , median] = ITEMS as readonly [Item, Item, Item, Item, Item];

afterEach(cleanup);

const card = (title: string) => screen.getByRole("heading", { name: title }).closest("li") as HTMLElement;
const sum = (name: string) => screen.getByText(name, { selector: "dt" }).nextElementSibling?.textContent;

it("before the first answer says what will stand here, shows the exam's proportions and one way to begin", async () => {
  const { show } = await openApp();
  show(<InsightsPage />);
  screen.getByText(/^まだ解答がありません/);
  const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
  expect(rows.map(({ textContent }) => textContent)).toEqual(["地方自治制度103", "統計資料の見方22"]);
  expect(screen.getByRole("link").getAttribute("href")).toBe("#/practice/3");
});

it("sums up all sections, and shows each with numbers in words", async () => {
  const { phone, answer, show } = await openApp();
  await answer(audit, { score: 0 });
  for (const score of [1, 1, 1, 0, 1]) await answer(plan, { score });
  await answer(median);
  phone.clock.pass(DAY_MILLIS);
  show(<InsightsPage />);

  expect(sum("解いた問題")).toBe("3 / 5問");
  expect(sum("正答率")).toBe("71%");
  expect(sum("今日の復習")).toBe("2 問");

  const jichi = card("地方自治制度");
  expect(jichi.textContent).toContain("本番 10問");
  expect(jichi.textContent).toContain("解いた問題2/3");
  expect(jichi.textContent).toContain("正答率67%");
  expect(within(jichi).getByRole("link", { name: /^この科目を解く/ }).textContent).toBe(
    "この科目を解く（今日の復習 2問） 地方自治制度",
  );
});

it("leads from the weakest topic to its drill in one tap", async () => {
  const { answer, show } = await openApp();
  for (const score of [0, 1, 0]) await answer(audit, { score });
  await answer(plan);
  show(<InsightsPage />);
  const weakest = within(card("地方自治制度")).getByRole("link", { name: /住民監査請求/ });
  expect(weakest.getAttribute("href")).toBe("#/drill/topic/jichi/juumin");
  expect(weakest.textContent).toBe("住民監査請求正答 1/3");
});

it("does not make a percentage of a few answers", async () => {
  const { answer, show } = await openApp();
  await answer(median);
  await answer(median, { score: 0 });
  show(<InsightsPage />);
  expect(sum("正答率")).toBe("1/2");
  expect(card("統計資料の見方").textContent).toContain("正答率まだ判断できません1/2");
  expect(card("地方自治制度").textContent).not.toContain("正答率");
});

it("tells the last two weeks as they were, with days off neither studied nor missed", async () => {
  const { app, phone, answer, show } = await openApp();
  await answer(audit);
  await answer(plan);
  phone.clock.pass(2 * DAY_MILLIS);
  await answer(audit);
  await app.learner.setPreference("daysOff", { weekdays: [0], dates: ["2026-06-02"] });
  show(<InsightsPage />);
  const days = screen.getByRole("heading", { name: "14日のうち2日" }).parentElement as HTMLElement;
  const words = within(days)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
  expect(words).toHaveLength(14);
  expect(words.slice(-4)).toEqual(["5月31日 休みの日", "6月1日 2問", "6月2日 休みの日", "6月3日 1問"]);
  expect(words[0]).toBe("5月21日 学習なし");
});
