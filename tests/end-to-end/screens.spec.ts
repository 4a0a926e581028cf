import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Learner } from "./learner.ts";
import { JAPANESE } from "./messages.ts";
import { expect, test } from "./test.ts";

/** Every screen, in the order in which one learner can come to all of them. */
const SCREENS: readonly (readonly [name: string, open: (learner: Learner) => Promise<void>])[] = [
  ["welcome", ({ page }) => page.getByRole("button", { name: JAPANESE.onboarding_skip }).waitFor()],
  ["home-first-day", (learner) => learner.arrive()],
  ["question", (learner) => learner.startPack()],
  [
    "feedback",
    async (learner) => {
      await learner.answer();
      await learner.expectFeedback();
    },
  ],
  [
    "feedback-passed",
    async (learner) => {
      await learner.goOn();
      await learner.pass();
      await learner.expectFeedback();
    },
  ],
  [
    "home-cut-off",
    async ({ page }) => {
      await page.getByRole("link", { name: JAPANESE.practice_leave }).tap();
      await page.getByRole("link", { name: JAPANESE.home_resume }).waitFor();
    },
  ],
  [
    "question-with-table",
    async ({ page }) => {
      await page.evaluate(() => location.assign("#/drill/section/toukei"));
      await page.getByRole("table").waitFor();
    },
  ],
  [
    "statement",
    async ({ page }) => {
      await page.evaluate(() => location.assign("#/drill/statements"));
      await page.getByText(JAPANESE.practice_judge_lead).waitFor();
    },
  ],
  [
    "finish",
    async (learner) => {
      await learner.passAll();
    },
  ],
  ["home", (learner) => learner.goHome()],
  ["insights", (learner) => openPlace(learner, JAPANESE.nav_insights)],
  ["library", (learner) => openPlace(learner, JAPANESE.nav_library)],
  [
    "item",
    async ({ page }) => {
      await page.getByRole("main").getByRole("listitem").getByRole("link").first().tap();
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
  ],
  ["settings", (learner) => openPlace(learner, JAPANESE.nav_settings)],
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const textSize of [100, 130]) {
    test(`every screen can be read by everybody: ${colorScheme}, text at ${textSize} %`, async ({ learner, site }) => {
      test.slow();
      const { page } = learner;
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(site.url);
      for (const [name, openScreen] of SCREENS) {
        await openScreen(learner);
        await page.evaluate((percent) => {
          document.documentElement.style.fontSize = `${percent}%`;
        }, textSize);
        await page.screenshot({ path: `test-results/screens/${name}-${colorScheme}-${textSize}.png`, fullPage: true });
        expect.soft(await violations(page), name).toEqual([]);
        expect.soft(await page.evaluate(overflowPixels), `${name} is no wider than the phone`).toBe(0);
      }
    });
  }
}

async function openPlace({ page }: Learner, name: string): Promise<void> {
  await page.getByRole("navigation", { name: JAPANESE.nav_label }).getByRole("link", { name }).tap();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

async function violations(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

function overflowPixels(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}
