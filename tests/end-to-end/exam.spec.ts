import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { EventBodies, StoredEvent } from "../../src/domain/event.ts";
import type { Item } from "../../src/domain/item.ts";
import { type Candidate, createCandidate } from "./candidate.ts";
import { readTable } from "./device-data.ts";
import { JAPANESE, said } from "./messages.ts";
import { expect, test } from "./test.ts";

const SECOND_MILLIS = 1_000;
const MINUTE_MILLIS = 60 * SECOND_MILLIS;
const HOUR_MILLIS = 60 * MINUTE_MILLIS;

/** So many seconds are spent on every item; each beat of the app's clock falls into them. */
const SECONDS_PER_ITEM = 10;
const ITEMS_BETWEEN_KILLS = 4;
const STEP_MILLIS = 5 * SECOND_MILLIS;

test("a whole mock exam is sat through kills and a wrong clock, and nothing of it is lost", async ({
  learner,
  page: first,
  context,
}) => {
  test.slow();
  await context.clock.install();
  await learner.arrive();
  let page = first;
  let candidate = createCandidate(page);
  await candidate.start();
  const size = await candidate.size();
  const [planned, begun] = [await candidate.remainingMillis(), Date.now()];
  let kills = 0;

  for (let number = 1; number <= size; number += 1) {
    await candidate.expectQuestion(number);
    // Every fifth is left blank.
    if (number % 5 !== 0) await candidate.answer(number);
    await letPass(page, SECONDS_PER_ITEM * SECOND_MILLIS);
    if (number % ITEMS_BETWEEN_KILLS === 0) {
      const chosen = await candidate.chosen();
      const [from, since] = [await candidate.remainingMillis(), Date.now()];
      kills += 1;
      if (number % (2 * ITEMS_BETWEEN_KILLS) === 0) {
        await page.close();
        await context.clock.setSystemTime(Date.now() + (number % 16 === 0 ? 3 : -5) * HOUR_MILLIS);
        page = await context.newPage();
        candidate = createCandidate(page);
        await page.goto(first.url());
      } else await page.reload();
      await candidate.expectQuestion(number);
      expect(await candidate.chosen()).toEqual(chosen);
      await expectRemaining(candidate, { from, spent: 0, since, gaps: 1 });
    }
    if (number < size) await candidate.goOn();
  }
  const spent = size * SECONDS_PER_ITEM * SECOND_MILLIS;
  await expectRemaining(candidate, { from: planned, spent, since: begun, gaps: kills });

  await candidate.handIn(Math.floor(size / 5));
  await expectResultFromLog(page, size);
});

test("while the app is out of sight or asleep the exam stands still, and says so", async ({ learner, page }) => {
  await page.clock.install();
  await learner.arrive();
  const candidate = createCandidate(page);
  await candidate.start();
  const [from, since] = [await candidate.remainingMillis(), Date.now()];
  await letPass(page, 20 * SECOND_MILLIS);
  // A phone that sleeps fires no timer, and then all at once.
  await page.clock.fastForward(30 * MINUTE_MILLIS);
  await letPass(page, 10 * SECOND_MILLIS);
  await expectRemaining(candidate, { from, since, spent: 30 * SECOND_MILLIS, gaps: 1 });

  // A phone call.
  await setInSight(page, false);
  await page.clock.runFor(20 * MINUTE_MILLIS);
  await setInSight(page, true);
  await letPass(page, 10 * SECOND_MILLIS);
  await expectRemaining(candidate, { from, since, spent: 40 * SECOND_MILLIS, gaps: 2 });

  await page.getByRole("button", { name: JAPANESE.exam_pause }).tap();
  await expect(page.getByRole("heading", { name: JAPANESE.exam_paused })).toBeVisible();
  await page.clock.runFor(HOUR_MILLIS);
  await page.getByRole("link", { name: JAPANESE.exam_leave }).tap();
  await page.reload();
  await page.getByRole("link", { name: new RegExp(`^${JAPANESE.exam_title}`) }).tap();
  await page.getByRole("button", { name: JAPANESE.exam_go_on }).tap();
  await candidate.expectQuestion(1);
  await expectRemaining(candidate, { from, since, spent: 40 * SECOND_MILLIS, gaps: 2 });

  await candidate.handIn(await candidate.size());
  const { pauses } = (await bodiesOf(page, "examFinished"))[0] as EventBodies["examFinished"];
  expect(pauses.map(({ cause }) => cause)).toEqual(["away", "away", "asked"]);
});

test("when the time is up the exam is marked as it is", async ({ learner, page }) => {
  await page.clock.install();
  await learner.arrive();
  const candidate = createCandidate(page);
  await candidate.start(JAPANESE.exam_size_section);
  await candidate.answer(1);
  const minutes = Math.ceil((await candidate.remainingMillis()) / MINUTE_MILLIS);
  await letPass(page, (minutes - 4) * MINUTE_MILLIS);
  await expect(page.getByRole("status").filter({ hasText: JAPANESE.exam_warn_5 })).toBeAttached();
  await page.screenshot({ path: "test-results/screens/exam-last-minutes.png" });
  await letPass(page, 4 * MINUTE_MILLIS);
  await expect(page.getByRole("heading", { name: JAPANESE.exam_result })).toBeVisible();
  await expect(page.getByText(JAPANESE.exam_result_time_up)).toBeVisible();
  await expectResultFromLog(page, await page.getByRole("main").locator("ol").getByRole("link").count());
});

test("an exam is sat with keys alone, and its result can be printed", async ({ learner, page, site }) => {
  await learner.arrive();
  await page.goto(`${site.url}#/exam`);
  await page.getByRole("button", { name: JAPANESE.exam_start }).press("Enter");
  const candidate = createCandidate(page);
  await candidate.expectQuestion(1);
  const size = await candidate.size();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: JAPANESE.practice_flag })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("ArrowRight");
  await candidate.expectQuestion(2);
  await page.keyboard.press("ArrowLeft");
  await candidate.expectQuestion(1);

  await page.keyboard.press("m");
  const map = page.getByRole("dialog");
  await map.getByRole("button", { name: said(JAPANESE.exam_map_item, { number: size }) }).press("Enter");
  await candidate.expectQuestion(size);
  await page.keyboard.press("Enter");
  await expect(map).toBeVisible();
  await map.getByRole("button", { name: JAPANESE.exam_hand_in }).press("Enter");
  await expect(map.getByText(said(JAPANESE.exam_hand_in_blank, { count: size }))).toBeVisible();
  await expect(map.getByText(said(JAPANESE.exam_hand_in_flagged, { count: 1 }))).toBeVisible();
  await map.getByRole("button", { name: JAPANESE.exam_hand_in }).press("Enter");
  await expect(page.getByRole("heading", { name: JAPANESE.exam_result })).toBeVisible();

  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(page.getByRole("button", { name: JAPANESE.exam_print })).toBeHidden();
  await expect(page.getByRole("table")).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
  await page.pdf({ path: "test-results/exam-result.pdf", format: "A4" });
});

test("a whole exam can be taken back", async ({ learner, page }) => {
  await learner.arrive();
  const candidate = createCandidate(page);
  await candidate.start(JAPANESE.exam_size_section);
  await candidate.answer(1);
  await candidate.handIn((await candidate.size()) - 1);
  const rows = await readTable<{ subject: string }>(page, "derivedRows");
  expect(rows.filter(({ subject }) => /^(exam|item)\//.test(subject))).not.toEqual([]);

  await page.getByRole("button", { name: JAPANESE.exam_undo }).tap();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: JAPANESE.exam_undo_confirm }).tap();
  await expect(page.getByText(JAPANESE.exam_history_none)).toBeVisible();
  const left = await readTable<{ subject: string }>(page, "derivedRows");
  expect(left.filter(({ subject }) => /^(exam|item|day)\//.test(subject))).toEqual([]);
});

/**
 * The time left is what it was, less what was spent since: at least as much as a scenario says, at most what went by in
 * the world meanwhile too. In the learner's favour, each gap (a kill, a sleep) may
 * swallow what was not stored yet.
 */
async function expectRemaining(candidate: Candidate, { from, spent, since, gaps = 0 }: Spending): Promise<void> {
  const remaining = await candidate.remainingMillis();
  expect(remaining).toBeLessThanOrEqual(from - spent + gaps * STEP_MILLIS);
  expect(remaining).toBeGreaterThanOrEqual(from - spent - (Date.now() - since) - SECOND_MILLIS);
}

interface Spending {
  readonly from: number;
  readonly spent: number;
  /** By the clock of the world. */
  readonly since: number;
  readonly gaps?: number;
}

/** Browsers give a test no way to cover their window. */
async function setInSight(page: Page, isVisible: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    },
    isVisible ? "visible" : "hidden",
  );
}

/** In steps, between which the app can write as it does on a phone. */
async function letPass(page: Page, millis: number): Promise<void> {
  for (let passed = 0; passed < millis; passed += STEP_MILLIS) {
    await page.clock.runFor(STEP_MILLIS);
    await readTable(page, "sittings");
  }
}

/** The result on screen and in the log, computed again from nothing but answers and keys. */
async function expectResultFromLog(page: Page, size: number): Promise<void> {
  const rows = await readTable<{ item: Item }>(page, "items");
  const itemsByKey = new Map(rows.map(({ item }) => [`${item.bankId}/${item.id}`, item]));
  const answers = await bodiesOf(page, "itemAnswered");
  const [started] = await bodiesOf(page, "examStarted");
  const [finished] = await bodiesOf(page, "examFinished");
  if (started === undefined || finished === undefined) throw new Error("The log lacks the exam's start or its end");
  expect(started.items).toHaveLength(size);
  const rightBySection = new Map<string, number>();
  for (const { item, response, score, mode, session } of answers) {
    expect([mode, session]).toEqual(["exam", started.exam]);
    const asked = itemsByKey.get(`${item.bankId}/${item.itemId}`);
    if (asked === undefined) throw new Error(`The bank lacks ${item.itemId}`);
    const right = isRight(asked, response);
    expect(score).toBe(right ? 1 : 0);
    const [section = ""] = asked.topic.split("/");
    rightBySection.set(section, (rightBySection.get(section) ?? 0) + (right ? 1 : 0));
  }
  for (const { section, score } of finished.sections) expect(score).toBe(rightBySection.get(section) ?? 0);
  const total = [...rightBySection.values()].reduce((sum, right) => sum + right, 0);
  await expect(page.getByRole("row", { name: JAPANESE.exam_result_total })).toContainText(`${total}/${size}`);
}

function isRight(item: Item, response: EventBodies["itemAnswered"]["response"]): boolean {
  if (response.kind === "value" && item.type === "numeric") {
    return Math.abs(response.value - item.answer.value) <= item.answer.tolerance;
  }
  if (response.kind === "verdict" && item.type === "truefalse") return response.verdict === item.key;
  if (response.kind !== "options" || !("key" in item)) return false;
  return [item.key].flat().sort().join() === [...response.optionIds].sort().join();
}

async function bodiesOf<T extends keyof EventBodies>(page: Page, type: T): Promise<EventBodies[T][]> {
  const events = await readTable<StoredEvent>(page, "events");
  return events.filter((event) => event.type === type).map(({ body }) => body as EventBodies[T]);
}
