// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { App } from "../../../src/client/state/app.ts";
import type { Item } from "../../../src/domain/item.ts";
import { breakDisk } from "../storage/broken-disk.ts";
import { DAY_MILLIS } from "../storage/phone.ts";
import {
  EACH,
  MULTIPLE,
  NUMERIC,
  press,
  SINGLE,
  sitAtQuestion,
  sitDown,
  TRUE_FALSE,
  tap,
  verdict,
} from "./sitting.tsx";

const TWO: readonly Item[] = [
  { ...TRUE_FALSE, id: "t1" },
  { ...TRUE_FALSE, id: "t2", topic: "toukei/kihon" },
];

/** Waits until what was tapped or pressed has had its turn. */
const settled = (app: App) => app.practice.resume();
const question = (number: number) => screen.findByRole("heading", { level: 1, name: `${number}問目` });
const focused = () => document.activeElement;

describe("the keyboard", () => {
  it("answers by the number of an option, goes on by Enter, and undoes by Z", async () => {
    await sitAtQuestion(TWO);
    press("2");
    expect((await verdict()).textContent).toBe("正解");
    press("Enter");
    await question(2);
    press("z");
    await question(1);
    press("1");
    expect((await verdict()).textContent).toBe("不正解　正答は 誤り");
    press("Z");
    await question(1);
  });

  it("chooses one of five, or marks several and gives them by Enter", async () => {
    const { app } = await sitAtQuestion([SINGLE, { ...MULTIPLE, topic: "toukei/kihon" }]);
    const answered: string[] = [];
    for (const number of [1, 2]) {
      await question(number);
      if (app.learner.store.getState().session?.entries[number - 1]?.key === "bank/single") press("5");
      else {
        await screen.findByRole("button", { name: "0つ選んで解答する" });
        for (const key of ["1", "3", "1", "4"]) press(key);
        press("Enter");
      }
      await verdict();
      press("Enter");
      answered.push(String(number));
    }
    const answers = app.learner.store.getState().session?.answers ?? [];
    const chosen = answers.map(({ response }) => (response.kind === "options" ? response.optionIds.length : 0));
    expect(chosen.toSorted()).toEqual([1, 2]);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])(
    "leaves other shortcuts and held keys alone: %o",
    async (own) => {
      const { app } = await sitAtQuestion(TWO);
      press("1", own);
      await settled(app);
      expect(await app.learnerStore.readAll()).toEqual([]);
    },
  );

  it("leaves typing alone", async () => {
    const { app } = await sitAtQuestion([NUMERIC, { ...NUMERIC, id: "other", topic: "toukei/kihon" }]);
    tap("わからない");
    await verdict();
    tap("次へ");
    await question(2);
    (await screen.findByLabelText("数値を入れてください")).focus();
    press("z");
    await settled(app);
    expect(app.learner.store.getState().session).toMatchObject({ index: 1, answers: [{ index: 0 }] });
  });

  it("presses the button that has the focus, not the next one", async () => {
    const { app } = await sitAtQuestion(TWO);
    tap("誤り");
    await verdict();
    screen.getByRole("button", { name: "あとで見直す" }).focus();
    press("Enter");
    await settled(app);
    expect(app.learner.store.getState().session?.phase).toBe("answered");
  });
});

describe("the focus", () => {
  it("goes to the verdict, then to the next question, so that a screen reader speaks it", async () => {
    await sitAtQuestion(TWO);
    expect(focused()?.textContent).toContain("Is it so?");
    tap("誤り");
    const heading = await verdict();
    expect(focused()).toBe(heading);
    tap("次へ");
    await question(2);
    expect(focused()?.textContent).toContain("2問目");
    tap("元に戻す");
    await question(1);
    expect(focused()?.textContent).toContain("1問目");
  });
});

describe("a feedback", () => {
  it("takes a guess as one, and goes on", async () => {
    const { app } = await sitAtQuestion(TWO);
    tap("誤り");
    await verdict();
    tap("勘だった");
    await question(2);
    expect(app.learner.store.getState().session?.answers).toMatchObject([{ guessed: true, score: 1 }]);
  });

  it("tells when the item comes again, and what its section is worth", async () => {
    await sitAtQuestion([SINGLE]);
    tap(/Option b$/);
    await verdict();
    screen.getByText(/^2日後に もう一度.+この科目は本番で10問$/);
  });

  it("says tomorrow of what was wrong", async () => {
    await sitAtQuestion([SINGLE]);
    tap("わからない");
    await verdict();
    screen.getByText(/^あした もう一度/);
  });

  it("lets an item be flagged, and shows that it is", async () => {
    const { app } = await sitAtQuestion([SINGLE]);
    tap("わからない");
    await verdict();
    tap("あとで見直す");
    await screen.findByRole("button", { name: "あとで見直す", pressed: true });
    expect(app.learner.store.getState().progressByKey.get("bank/single")?.flagged).toBe(true);
  });
});

describe("the bar above", () => {
  it("tells subject, minutes left and progress, and the way out loses nothing", async () => {
    const { app, phone } = await sitAtQuestion(TWO);
    const bar = screen.getByRole("progressbar");
    expect(bar.getAttribute("aria-valuenow")).toBe("0");
    screen.getByText("あと 12分");
    phone.clock.pass(90_000);
    tap("誤り");
    await verdict();
    expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("50");
    screen.getByText("あと 11分");
    const session = app.learner.store.getState().session;
    screen.getByRole("link", { name: "中断してホームへ" }).click();
    expect(location.hash).toBe("#/");
    expect(app.learner.store.getState().session).toEqual(session);
  });
});

describe("a tap that could not be saved", () => {
  it("changes nothing, is told, and works when it is tried again", async () => {
    const { app } = await sitAtQuestion(TWO);
    const mend = breakDisk("events", "QuotaExceededError");
    tap("誤り");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("空き容量が足りず");
    await question(1);
    mend();
    tap("誤り");
    await verdict();
    expect(screen.queryByRole("alert")).toBeNull();

    const mendAgain = breakDisk("sessions", "UnknownError");
    tap("次へ");
    expect((await screen.findByRole("alert")).textContent).toContain("もう一度押してください");
    await verdict();
    mendAgain();
    tap("次へ");
    await question(2);
    expect(app.learner.store.getState().failure).toBeNull();
  });
});

describe("a killed app", () => {
  it("opens at the same question and at the same feedback, with its options in the same order", async () => {
    const first = await sitAtQuestion([SINGLE]);
    const before = document.body.textContent;
    const second = await sitDown([SINGLE], first.phone);
    await second.go("/practice", "1問目");
    expect(document.body.textContent).toBe(before);

    tap(/Option d$/);
    await verdict();
    const feedback = document.body.textContent;
    const third = await sitDown([SINGLE], second.phone);
    await third.go("/practice", /^不正解/);
    expect(document.body.textContent).toBe(feedback);
  });
});

describe("in English", () => {
  it("no word of the screens is Japanese", async () => {
    const english = EACH.map((item): Item => ({ ...item, citations: [], topic: "law/basics" }));
    const { app, go, phone } = await sitDown(
      english.filter(({ type }) => type !== "combination" && type !== "numeric"),
    );
    const isJapanese = () => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.exec(wordsOf(document.body));
    await app.learner.setPreference("language", "en");
    await app.learner.setPreference("onboarded", true);
    await go("/", /^Start/);
    expect(isJapanese()).toBeNull();
    await go("/practice/12", "Question 1");
    expect(isJapanese()).toBeNull();
    while (app.learner.store.getState().session?.phase !== "finished") {
      tap("I don't know");
      await screen.findByRole("button", { name: "Next" });
      expect(isJapanese()).toBeNull();
      tap("Next");
      await screen.findByRole("button", { name: /^(I don't know|Home)$/ });
      expect(isJapanese()).toBeNull();
    }
    phone.clock.pass(DAY_MILLIS);
    tap("Home");
    await screen.findByText(/^Start/);
    expect(isJapanese()).toBeNull();
    await go("/drill/statements", "Question 1");
    expect(isJapanese()).toBeNull();
  });
});

/** What a screen says, labels included, without the authors' own words. */
function wordsOf(element: HTMLElement): string {
  const labels = [...element.querySelectorAll("[aria-label]")].map((each) => each.getAttribute("aria-label"));
  return [element.textContent, ...labels].join(" ").replaceAll("地方自治法第242条第1項", "");
}
