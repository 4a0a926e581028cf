import { expect, type Locator, type Page } from "@playwright/test";
import { JAPANESE, type Messages, said } from "./messages.ts";

/** A person in front of the app: knows the words on the screen and nothing of the code. */
export interface Learner {
  readonly page: Page;
  readonly startLink: Locator;
  /** The first visit: waits for the bank and passes the welcome by. */
  arrive(): Promise<void>;
  chooseMinutes(minutes: number): Promise<void>;
  /** One tap, from home to the first question. */
  startPack(): Promise<void>;
  /** One tap: the first option, or ○, or わからない where one tap cannot answer. */
  answer(): Promise<void>;
  /** One tap. */
  pass(): Promise<void>;
  /** One tap, from the feedback to the next question or the end. */
  goOn(): Promise<void>;
  /** わからない to the end of the pack; gives the stems that were asked. */
  passAll(): Promise<readonly string[]>;
  /** From the end of a pack. */
  goHome(): Promise<void>;
  /** To a place of the tab bar, by its name. */
  goTo(place: string): Promise<void>;
  /** The clock moves on and the app is opened again. */
  letDaysPass(days: number): Promise<void>;
  /** Waits until the app would open without a network. */
  waitForOffline(): Promise<void>;
  /** On screen from its beginning, wherever the screen before was scrolled to. */
  expectQuestion(number: number): Promise<void>;
  /** With the verdict on screen. */
  expectFeedback(): Promise<void>;
  /** What the screen says, to compare it with itself later. */
  readScreen(): Promise<string>;
  readStem(): Promise<string>;
}

const DAY_MILLIS = 86_400_000;
const SETTLING_MILLIS = 500;

export function createLearner(page: Page, url: string, words: Messages = JAPANESE): Learner {
  const main = page.getByRole("main");
  const startLink = page.getByRole("link", { name: new RegExp(`^${words.home_start}`) });
  const next = page.getByRole("button", { name: words.feedback_next });
  const pass = page.getByRole("button", { name: words.practice_pass });
  const home = page.getByRole("button", { name: words.finish_home });
  // The number of the question stands above the stem, for screen readers.
  const readStem = async () => (await main.locator("[tabindex='-1']").innerText()).replace(/^.*\n/, "");
  const expectQuestion = async (number: number) => {
    await expect(page.getByRole("heading", { name: said(words.practice_question_number, { number }) })).toBeVisible();
    await expect(page.getByRole("link", { name: words.practice_leave })).toBeInViewport();
  };
  const goOn = async () => {
    await next.tap();
    await expect(next).toBeHidden();
  };

  return {
    page,
    startLink,

    arrive: async () => {
      await page.goto(url);
      await page.getByRole("button", { name: words.onboarding_skip }).tap();
      await expect(startLink).toBeVisible();
    },

    chooseMinutes: async (minutes) => {
      const radio = page.getByRole("radio", { name: said(words.home_minutes, { minutes }) });
      await radio.tap();
      // It shows what is stored: a reload before that would bring the old choice back.
      await expect(radio).toBeChecked();
    },

    startPack: async () => {
      await startLink.tap();
      await expectQuestion(1);
    },

    answer: async () => {
      const choice = main.getByRole("listitem").getByRole("button");
      const isOneTap = (await choice.count()) > 0 && (await choice.first().getAttribute("aria-pressed")) === null;
      const verdict = page.getByRole("button", { name: words.practice_true });
      if (isOneTap) await choice.first().tap();
      else if (await verdict.isVisible()) await verdict.tap();
      else await pass.tap();
    },

    pass: () => pass.tap(),
    goOn,

    passAll: async () => {
      const stems: string[] = [];
      for (;;) {
        await expect(home.or(pass)).toBeVisible();
        if (await home.isVisible()) return stems;
        stems.push(await readStem());
        await pass.tap();
        await goOn();
      }
    },

    goHome: async () => {
      await home.tap();
      await expect(startLink).toBeVisible();
    },

    goTo: async (place) => {
      const tab = page.getByRole("navigation", { name: words.nav_label }).getByRole("link", { name: place });
      await tab.tap();
      await expect(tab).toHaveAttribute("aria-current", "page");
      await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
      await expect(page.getByText(words.library_loading)).toBeHidden();
    },

    letDaysPass: async (days) => {
      await page.clock.setSystemTime(Date.now() + days * DAY_MILLIS);
      await page.reload();
    },

    waitForOffline: async () => {
      await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    },

    expectQuestion,

    expectFeedback: async () => {
      await expect(next).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
    },

    // Not the inner text: of a long list that holds only the rows that happen to be drawn (content-visibility). Parts
    // of a screen come a moment later: it is read when it says the same thing twice.
    readScreen: async () => {
      for (let before: string | null = null; ; ) {
        const text = (await main.textContent()) ?? "";
        if (text === before) return text;
        before = text;
        await page.waitForTimeout(SETTLING_MILLIS);
      }
    },
    readStem,
  };
}
