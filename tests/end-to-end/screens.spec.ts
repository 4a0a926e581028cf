import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Item } from "../../src/domain/item.ts";
import type { Session } from "../../src/domain/session.ts";
import { createCandidate } from "./candidate.ts";
import { readTable } from "./device-data.ts";
import type { Learner } from "./learner.ts";
import { JAPANESE, said } from "./messages.ts";
import { expect, test } from "./test.ts";

const ITEM_TYPES: readonly Item["type"][] = [
  "single",
  "combination",
  "multiple",
  "truefalse",
  "numeric",
  "fill",
  "cloze",
  "ordering",
];

type Screen = readonly [name: string, open: (learner: Learner) => Promise<unknown>];

/** Every screen, in the order in which one learner can come to all of them. */
const SCREENS: readonly Screen[] = [
  ["welcome", ({ page }) => page.getByRole("button", { name: JAPANESE.onboarding_skip }).waitFor()],
  ["home-first-day", (learner) => learner.arrive()],
  ["insights-first-day", (learner) => learner.goTo(JAPANESE.nav_insights)],
  ...ITEM_TYPES.flatMap((type): Screen[] => [
    [`question-${type}`, (learner) => openQuestion(learner, type)],
    [`feedback-${type}`, (learner) => learner.answer().then(learner.expectFeedback)],
  ]),
  [
    "home-cut-off",
    async ({ page }) => {
      await page.getByRole("link", { name: JAPANESE.practice_leave }).tap();
      await page.getByRole("link", { name: JAPANESE.home_resume }).waitFor();
    },
  ],
  [
    "statement",
    async ({ page }) => {
      await goToAddress(page, "/drill/statements");
      await page.getByText(JAPANESE.practice_judge_lead).waitFor();
    },
  ],
  ["finish", (learner) => learner.passAll()],
  ["home", (learner) => learner.goHome()],
  [
    "plan",
    async ({ page }) => {
      await goToAddress(page, "/plan");
      await page.getByRole("heading", { level: 1, name: JAPANESE.plan_title }).waitFor();
    },
  ],
  ["insights", (learner) => learner.goTo(JAPANESE.nav_insights)],
  ["library", (learner) => learner.goTo(JAPANESE.nav_library)],
  [
    "item",
    async ({ page }) => {
      await page.getByRole("region").getByRole("listitem").getByRole("link").first().tap();
      await page.getByRole("heading", { level: 1, name: "·" }).waitFor();
    },
  ],
  ["settings", (learner) => learner.goTo(JAPANESE.nav_settings)],
  [
    "sync-off",
    async ({ page }) => {
      await goToAddress(page, "/sync");
      await page.getByRole("button", { name: JAPANESE.sync_join_words }).tap();
      await page.getByRole("textbox").waitFor();
    },
  ],
  [
    "sync",
    async ({ page }) => {
      await page.getByRole("button", { name: JAPANESE.sync_off_begin }).tap();
      await page.getByText(JAPANESE.sync_well).waitFor();
      await page.getByRole("button", { name: JAPANESE.sync_add, exact: true }).tap();
      for (const part of [JAPANESE.sync_direct_title, JAPANESE.sync_leave_title]) await page.getByText(part).tap();
      await page.getByRole("button", { name: JAPANESE.sync_codes_show }).tap();
      await page.getByRole("img", { name: said(JAPANESE.sync_codes_row) }).waitFor();
    },
  ],
  ["sync-pair", ({ page }) => goToAddress(page, "/sync/pair/AAECAwQFBgcICQoLDA0ODw")],
];

/** Likewise every screen of mock exams and battles. */
const EXAM_SCREENS: readonly Screen[] = [
  ["home-unseen", (learner) => learner.arrive()],
  ["exam", ({ page }) => goToHeading(page, "/exam", JAPANESE.exam_title)],
  ["exam-own-numbers", ({ page }) => page.getByRole("radio", { name: JAPANESE.exam_size_own }).tap()],
  [
    "exam-question",
    async ({ page }) => {
      await page.getByRole("button", { name: JAPANESE.exam_start }).tap();
      await createCandidate(page).expectQuestion(1);
    },
  ],
  ["exam-answered", ({ page }) => createCandidate(page).answer(1)],
  [
    "exam-map",
    async ({ page }) => {
      await page.getByRole("button", { name: JAPANESE.practice_flag }).tap();
      await page.getByRole("button", { name: JAPANESE.exam_map, exact: true }).tap();
    },
  ],
  ["exam-hand-in", ({ page }) => page.getByRole("dialog").getByRole("button", { name: JAPANESE.exam_hand_in }).tap()],
  [
    "exam-paused",
    async ({ page }) => {
      await page.getByRole("dialog").getByRole("button", { name: JAPANESE.exam_keep }).tap();
      await page.getByRole("button", { name: JAPANESE.exam_pause }).tap();
      await page.getByRole("heading", { name: JAPANESE.exam_paused }).waitFor();
    },
  ],
  ["exam-open", ({ page }) => goToHeading(page, "/exam", JAPANESE.exam_title)],
  [
    "exam-result",
    async ({ page }) => {
      await page.getByRole("link", { name: JAPANESE.exam_resume }).tap();
      await page.getByRole("button", { name: JAPANESE.exam_go_on }).tap();
      await createCandidate(page).handIn(0);
    },
  ],
  ["exam-card", ({ page }) => page.getByRole("button", { name: JAPANESE.exam_card_make }).tap()],
  [
    "exam-review",
    async ({ page }) => {
      await page.getByRole("main").locator("ol").getByRole("link").first().tap();
      await page.getByRole("heading", { name: JAPANESE.feedback_explanation }).waitFor();
    },
  ],
  ["exam-blueprint", ({ page }) => goToHeading(page, "/exam/blueprint", JAPANESE.exam_blueprint_title)],
  ["battle", ({ page }) => goToHeading(page, "/battle", JAPANESE.battle_title)],
  [
    "battle-question",
    async ({ page }) => {
      await page.getByRole("button", { name: JAPANESE.battle_start }).tap();
      await page.getByRole("button", { name: JAPANESE.battle_pass }).waitFor();
    },
  ],
  [
    "battle-result",
    async ({ page }) => {
      for (let number = 1; number <= 5; number += 1) {
        await page.getByRole("heading", { name: said(JAPANESE.battle_question, { number }) }).waitFor();
        await page.getByRole("button", { name: JAPANESE.battle_pass }).tap();
      }
      await page.getByText(JAPANESE.battle_qr_open).tap();
    },
  ],
];

const JOURNEYS = [
  ["every screen", SCREENS],
  ["every screen of an exam", EXAM_SCREENS],
] as const;

for (const [journey, screens] of JOURNEYS) {
  for (const [colorScheme, textSize] of [
    ["light", 100],
    ["dark", 100],
    ["light", 130],
  ] as const) {
    test(`${journey} can be read by everybody: ${colorScheme}, text at ${textSize} %`, async ({ learner, site }) => {
      test.slow();
      const { page } = learner;
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(site.url);
      for (const [name, open] of screens) {
        await open(learner);
        await page.evaluate((percent) => {
          document.documentElement.style.fontSize = `${percent}%`;
        }, textSize);
        await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}-${textSize}.png` });
        expect.soft(await violations(page), name).toEqual([]);
        expect.soft(await page.evaluate(tooWide), `${name} is no wider than the phone`).toEqual([]);
      }
    });
  }
}

/** Opens a drill on the topic of an item of this type and goes on to it: a pack's own choice is left to chance. */
async function openQuestion(learner: Learner, type: Item["type"]): Promise<void> {
  const { page } = learner;
  const rows = await readTable<{ key: string; item: Item }>(page, "items");
  const typeByKey = new Map(rows.map(({ key, item }) => [key, item.type]));
  const topic = rows.find(({ item }) => item.type === type)?.item.topic;
  if (topic === undefined) throw new Error(`The bank has no item of the type ${type}`);
  await goToAddress(page, `/drill/topic/${topic}`);
  await page.waitForURL("**/#/practice");
  for (let number = 1; ; number++) {
    await learner.expectQuestion(number);
    const [row] = await readTable<{ session: Session }>(page, "sessions");
    const key = row?.session.entries[row.session.index]?.key ?? "";
    if (typeByKey.get(key) === type) return;
    await learner.pass();
    await learner.goOn();
  }
}

async function goToHeading(page: Page, address: string, name: string): Promise<void> {
  await goToAddress(page, address);
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

async function goToAddress(page: Page, address: string): Promise<void> {
  await page.evaluate((hash) => location.assign(hash), `#${address}`);
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

/** What sticks out of the phone; empty where the page cannot be pushed sideways. */
function tooWide(): readonly string[] {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const outside = [...document.querySelectorAll("body *")].filter(
    (each) => each.getBoundingClientRect().right > clientWidth,
  );
  return outside.map(({ localName, className }) => `${localName}.${className}`);
}
