// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import InsightsPage from "../../src/client/features/insights/insights-page.tsx";
import type { Item } from "../../src/domain/item.ts";
import { single } from "../domain/items.ts";
import { ITEMS, openApp, type PhoneApp } from "./app-on-phone.tsx";
import { DAY_MILLIS } from "./storage/phone.ts";

const [audit, plan] = ITEMS as readonly [Item, Item];
const TRAP = "事務監査請求との混同";

/** Enough items for a prediction; option a of each sets a trap. */
const MANY: readonly Item[] = Array.from({ length: 40 }, (_, index) => ({
  ...single,
  id: `many-${index}`,
  stem: `問い${index}`,
  topic: index % 4 === 0 ? "toukei/kihon" : "jichi/juumin",
  options: single.options.map((option) => (option.id === "a" ? { ...option, trap: TRAP } : option)),
}));

const WRONG = { score: 0, response: { kind: "options", optionIds: ["a"] } } as const;

afterEach(cleanup);

const part = (name: string) =>
  screen.findByRole("heading", { name }).then((heading) => heading.parentElement as HTMLElement);

describe("before there is evidence", () => {
  it("says what will stand here, shows the exam's proportions and one way to begin", async () => {
    const { show } = await openApp();
    show(<InsightsPage />);
    screen.getByText(/^まだ解答がありません/);
    const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
    expect(rows.map(({ textContent }) => textContent)).toEqual(["地方自治制度103", "統計資料の見方22"]);
    expect(screen.getByRole("link").getAttribute("href")).toBe("#/practice/3");
  });

  it("tells no score, of the exam or of a section, and how many items are missing", async () => {
    const { answer, show } = await openApp(MANY);
    for (const item of MANY.slice(0, 10)) await answer(item);
    show(<InsightsPage />);
    await screen.findByText("まだ判断できません。あと20問解くと予想得点が出ます。");
    const sections = await part("科目ごとの予想得点");
    expect(within(sections).getAllByText("まだ判断できません")).toHaveLength(2);
    expect((await part("記憶の確かさ")).textContent).toContain("まだ判断できません。あと30回復習すると出ます。");
  });
});

describe("the climb", () => {
  it("tells today's band and its middle, and has every day of study in a table, latest first", async () => {
    const app = await openApp(MANY);
    await studyDays(app);
    app.show(<InsightsPage />);
    const table = opened(await screen.findByText("日ごとの表"));
    const rows = within(table).getAllByRole("row").slice(1);
    const days = rows.map((row) => within(row).getByRole("rowheader").textContent);
    expect(days).toEqual(["6月3日", "6月2日"]);
    const band = within(rows[0] as HTMLElement).getAllByRole("cell")[0]?.textContent;
    expect(screen.getByText("いまの予想得点", { selector: "h2" }).parentElement?.textContent).toContain(
      `いまの予想得点${band}/ 12問`,
    );
  });

  it("says of a day that is touched what it was worth and what changed it", async () => {
    const app = await openApp(MANY);
    await studyDays(app);
    app.show(<InsightsPage />);
    const slider = await screen.findByRole("slider", { name: "日を選んで予想得点を見る" });
    fireEvent.change(slider, { target: { value: slider.getAttribute("min") } });
    expect(slider.getAttribute("aria-valuetext")).toMatch(/^6月2日：\d+–\d+問（中心 \d+\.\d）$/);
    fireEvent.change(slider, { target: { value: String(Math.floor(app.phone.clock.wallMs() / DAY_MILLIS)) } });
    expect(slider.getAttribute("aria-valuetext")).toMatch(
      /^6月3日：.*前回より [+−±]\d\.\d。いちばん動いたのは.* [+−]\d\.\d$/,
    );
  });

  it("keeps its past days from one visit to the next without the log", async () => {
    const app = await openApp(MANY);
    await studyDays(app);
    app.show(<InsightsPage />);
    await screen.findByText("日ごとの表");
    await expect.poll(async () => (await app.phone.open().climbStore.load()).length).toBe(3);
  });
});

describe("a section", () => {
  it("opens to what its number is made of, and to the items that pull it down", async () => {
    const app = await openApp(MANY);
    await studyDays(app);
    app.show(<InsightsPage />);
    const sections = await part("科目ごとの予想得点");
    opened(within(sections).getByText("地方自治制度", { selector: "summary span" }));
    expect(sections.textContent).toContain("解いた問題30/30");
    expect(sections.textContent).toContain("うち、勘で当たる分");
    const details = opened(within(sections).getByText("下げている問題を見る"));
    const [link] = await within(details).findAllByRole("link");
    expect(link?.getAttribute("href")).toMatch(/^#\/library\/bank\/many-\d+$/);
    expect(link?.textContent).toMatch(/答えられる見込み \d+%$/);
  });

  it("is one tap from its drill, as is the topic where the next points are", async () => {
    const app = await openApp(MANY);
    await studyDays(app);
    app.phone.clock.pass(9 * DAY_MILLIS);
    app.show(<InsightsPage />);
    const sections = await part("科目ごとの予想得点");
    const drills = within(sections).getAllByRole("link", { name: /^練習する/ });
    expect(drills.map((link) => link.getAttribute("href")).sort()).toEqual([
      "#/drill/section/jichi",
      "#/drill/section/toukei",
    ]);
    const [next] = within(await part("次に点になるところ")).getAllByRole("link");
    expect(next?.getAttribute("href")).toMatch(/^#\/drill\/topic\/(jichi|toukei)\//);
    expect(next?.textContent).toMatch(/\d+分で \+\d/);
  });
});

describe("what went wrong", () => {
  it("names the confusion that catches, one tap from both of its sides", async () => {
    const { answer, show } = await openApp(MANY);
    for (const item of MANY.slice(0, 3)) await answer(item, WRONG);
    show(<InsightsPage />);
    const link = within(await part("ひっかかりやすいところ")).getByRole("link");
    expect(link.textContent).toContain(`${TRAP}`);
    expect(link.textContent).toContain("3回");
    expect(decodeURIComponent(link.getAttribute("href") ?? "")).toBe(`#/drill/trap/${TRAP}`);
  });

  it("lists what was believed: the same wrong option twice", async () => {
    const { answer, show, phone } = await openApp(MANY);
    const [first, second] = MANY as readonly [Item, Item];
    await answer(first, WRONG);
    await answer(second, WRONG);
    phone.clock.pass(2 * DAY_MILLIS);
    await answer(first, WRONG);
    show(<InsightsPage />);
    const sure = await part("思いこみ");
    const link = await within(sure).findByRole("link", { name: /問い0/ });
    expect(link.getAttribute("href")).toBe("#/library/bank/many-0");
    expect(within(sure).getByRole("link", { name: "この1問を解く" }).getAttribute("href")).toBe("#/drill/sure");
  });
});

it("sets what was remembered against what was predicted and wanted, with a table behind the plot", async () => {
  const app = await openApp(MANY);
  await studyDays(app);
  app.show(<InsightsPage />);
  const retention = await part("記憶の確かさ");
  expect(retention.textContent).toContain("復習で正解100% 40回");
  expect(retention.textContent).toContain("目標90%");
  const rows = within(opened(within(retention).getByText("予測と正解の表")))
    .getAllByRole("row")
    .slice(1);
  const reviews = rows.map((row) => Number(within(row).getAllByRole("cell").at(-1)?.textContent));
  expect(reviews.reduce((sum, one) => sum + one, 0)).toBe(40);
});

it("foretells the reviews up to the exam", async () => {
  const { app, answer, show } = await openApp(MANY);
  for (const item of MANY.slice(0, 12)) await answer(item);
  await app.learner.setPreference("examDate", "2026-06-15");
  show(<InsightsPage />);
  const ahead = await part("試験日までの復習");
  const counts = within(ahead)
    .getAllByRole("row")
    .slice(1)
    .map((row) => Number.parseInt(within(row).getByRole("cell").textContent ?? "", 10));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
});

it("offers the drills that hold something, with how much, in minutes that can be chosen", async () => {
  const { answer, show } = await openApp(MANY);
  for (const item of MANY.slice(0, 3)) await answer(item, WRONG);
  show(<InsightsPage />);
  const drills = await part("えらんで解く");
  const links = within(drills).getAllByRole("link");
  expect(links.map((link) => [link.getAttribute("href"), link.textContent])).toEqual([
    ["#/drill/weak", "点が伸びるところ"],
    ["#/drill/wrong", "間違えた問題3問"],
    ["#/drill/unseen", "まだ解いていない問題37問"],
    ["#/drill/statements", "○×で確かめる"],
  ]);
  fireEvent.click(within(drills).getByRole("radio", { name: "12分" }));
  await within(drills).findByRole("radio", { name: "12分", checked: true });
});

it("tells the last two weeks as they were, leave neither studied nor missed, and the time spent", async () => {
  const { app, phone, answer, show } = await openApp();
  await answer(audit);
  await answer(plan);
  phone.clock.pass(2 * DAY_MILLIS);
  await answer(audit);
  await app.learner.setPreference("daysOff", { weekdays: [0], dates: [] });
  await app.learner.setPreference("busyPeriods", [{ from: "2026-06-02", to: "2026-06-02", minutes: 0 }]);
  show(<InsightsPage />);
  const days = await part("14日のうち2日");
  const words = within(days)
    .getAllByRole("listitem")
    .map(({ textContent }) => textContent);
  expect(words).toHaveLength(14);
  expect(words.slice(-4)).toEqual(["5月31日 休みの日", "6月1日 2問", "6月2日 休みの日", "6月3日 1問"]);
  expect(words[0]).toBe("5月21日 学習なし");
  expect(days.textContent).toContain("休み 3日は数えていません。");
  expect(days.textContent).toMatch(/7日間1分4週間1分これまで1分/);
});

/** The disclosure that a summary, or a word in it, belongs to, once it is open. */
function opened(word: HTMLElement): HTMLElement {
  const details = word.closest("details") as HTMLDetailsElement;
  details.open = true;
  fireEvent(details, new Event("toggle"));
  return details;
}

/** Three days: few items, then all of them, then all of them once more. */
async function studyDays({ phone, answer }: PhoneApp): Promise<void> {
  for (const item of MANY.slice(0, 8)) await answer(item);
  phone.clock.pass(DAY_MILLIS);
  for (const item of MANY.slice(8)) await answer(item);
  phone.clock.pass(DAY_MILLIS);
  for (const item of MANY) await answer(item);
}
