import { expect, type Page } from "@playwright/test";
import { JAPANESE, said } from "./messages.ts";

/** A person who sits a mock exam: knows the words on the screen and nothing of the code. */
export interface Candidate {
  /** From home to the first question. `size`: the words of a choice; left out, as long as the exam. */
  start(size?: string): Promise<void>;
  /** Items of the form. */
  size(): Promise<number>;
  expectQuestion(number: number): Promise<void>;
  /** Picks an option, or types a number; which one depends on `number`. */
  answer(number: number): Promise<void>;
  /** What is chosen or typed. */
  chosen(): Promise<readonly string[]>;
  /** As the clock on screen has it, in whole seconds. */
  remainingMillis(): Promise<number>;
  goOn(): Promise<void>;
  /** To the result, past the warning of so many blanks. */
  handIn(blanks: number): Promise<void>;
}

export function createCandidate(page: Page): Candidate {
  const main = page.getByRole("main");
  const heading = page.getByRole("heading", { level: 1 });
  const pattern = said(JAPANESE.exam_question_number);

  return {
    start: async (size) => {
      await page.getByRole("link", { name: JAPANESE.exam_title }).tap();
      if (size !== undefined) await page.getByRole("radio", { name: size }).tap();
      await page.getByRole("button", { name: JAPANESE.exam_start }).tap();
      await expect(heading).toHaveText(pattern);
    },

    size: async () => Number(/^(\d+)/.exec((await heading.textContent()) ?? "")?.[1]),

    expectQuestion: async (number) => {
      await expect(heading).toHaveText(said(JAPANESE.exam_question_number, { number }));
    },

    answer: async (number) => {
      const box = main.getByRole("textbox");
      if (await box.isVisible()) {
        await box.fill(String(number));
        return;
      }
      const choices = main.getByRole("listitem").getByRole("button");
      const isVerdict = (await choices.count()) === 0;
      const choice = isVerdict
        ? page.getByRole("button", { name: JAPANESE.practice_true })
        : choices.nth(number % (await choices.count()));
      await choice.tap();
      await expect(choice).toHaveAttribute("aria-pressed", "true");
    },

    chosen: async () => {
      const box = main.getByRole("textbox");
      if (await box.isVisible()) return [await box.inputValue()];
      return main.locator("button[aria-pressed=true]").allTextContents();
    },

    remainingMillis: async () => {
      const [, hours = "0", minutes = "0", seconds = "0"] =
        /(?:(\d+):)?(\d+):(\d\d)/.exec((await page.getByRole("timer").locator("b").textContent()) ?? "") ?? [];
      return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
    },

    goOn: async () => {
      const before = await heading.textContent();
      await page.getByRole("button", { name: JAPANESE.exam_next }).tap();
      await expect(heading).not.toHaveText(before ?? "");
    },

    handIn: async (blanks) => {
      await page.getByRole("button", { name: JAPANESE.exam_map, exact: true }).tap();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: JAPANESE.exam_hand_in }).tap();
      if (blanks > 0)
        await expect(dialog.getByText(said(JAPANESE.exam_hand_in_blank, { count: blanks }))).toBeVisible();
      await dialog.getByRole("button", { name: JAPANESE.exam_hand_in }).tap();
      await expect(page.getByRole("heading", { name: JAPANESE.exam_result })).toBeVisible();
    },
  };
}
