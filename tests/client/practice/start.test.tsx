// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Item } from "../../../src/domain/item.ts";
import { breakDisk } from "../storage/broken-disk.ts";
import { EACH, press, SINGLE, type Sitting, sitAtQuestion, sitDown, TRUE_FALSE, tap, verdict } from "./sitting.tsx";

const { trap: _, ...UNTRAPPED } = TRUE_FALSE;
const [RIGHT, WRONG, FLAGGED, OTHER] = [
  { ...TRUE_FALSE, id: "right" },
  { ...TRUE_FALSE, id: "wrong" },
  { ...UNTRAPPED, id: "flagged", topic: "jichi/gikai" },
  { ...TRUE_FALSE, id: "other", topic: "toukei/kihon" },
] as const;
const ITEMS: readonly Item[] = [RIGHT, WRONG, FLAGGED, OTHER];

const sessionIn = ({ app }: Sitting) => app.learner.store.getState().session;
const keysIn = (sitting: Sitting) =>
  sessionIn(sitting)
    ?.entries.map(({ key }) => key)
    .toSorted();

describe("an address", () => {
  it("of minutes opens a pack of so many, at its first question", async () => {
    const sitting = await sitAtQuestion(ITEMS, "/practice/3");
    expect(sessionIn(sitting)).toMatchObject({ minutes: 3, mode: "practice", title: null, index: 0 });
    expect(location.hash).toBe("#/practice");
  });

  it.each([
    ["/drill/wrong", "間違えた問題", ["bank/wrong"]],
    ["/drill/flagged", "あとで見直す", ["bank/flagged"]],
    ["/drill/unseen", "まだ解いていない問題", ["bank/flagged", "bank/other"]],
    ["/drill/sure", "思いこみで間違えた問題", ["bank/wrong"]],
    ["/drill/trap/Trap%20of%20it", "Trap of it", ["bank/other", "bank/right", "bank/wrong"]],
    ["/drill/weak", "点が伸びるところ", ["bank/flagged", "bank/other", "bank/right", "bank/wrong"]],
    ["/drill/topic/jichi/gikai", "地方自治制度 · 議会", ["bank/flagged"]],
    ["/drill/section/toukei", "統計資料の見方", ["bank/other"]],
  ])("of a drill asks only what it names: %s", async (address, title, keys) => {
    const sitting = await sitDown(ITEMS);
    await sitting.answer(RIGHT);
    await sitting.answer(WRONG, { score: 0 });
    await sitting.answer(WRONG, { score: 0 });
    await sitting.app.practice.toggleFlag({ bankId: "bank", itemId: "flagged" }, true);
    await sitting.go(address, "1問目");
    expect(sessionIn(sitting)).toMatchObject({ title });
    expect(keysIn(sitting)).toEqual(keys);
  });

  it("of a drill that has nothing to ask says so, and leads home", async () => {
    const sitting = await sitDown(ITEMS);
    await sitting.app.learner.setPreference("onboarded", true);
    await sitting.go("/drill/flagged", "出題できる問題がありません");
    tap("ホームへ");
    await screen.findByText("はじめる");
    expect(location.hash).toBe("#/");
  });

  it("of a pack leads back to the one that was cut off, unless a new one is asked for", async () => {
    const sitting = await sitAtQuestion(ITEMS, "/practice/7");
    const open = sessionIn(sitting);
    await sitting.go("/practice/3", "1問目");
    await screen.findByText("あと 7分");
    expect(sessionIn(sitting)).toEqual(open);
    await sitting.go("/practice/3/new", "あと 3分");
    expect(sessionIn(sitting)?.id).not.toBe(open?.id);
  });

  it("that cannot be opened for want of space leaves the open pack on screen and says why", async () => {
    const sitting = await sitAtQuestion([SINGLE]);
    breakDisk("sessions", "QuotaExceededError");
    await sitting.go("/drill/section/jichi", /空き容量が足りず/);
    await screen.findByText("Which one?");
  });
});

describe("the end of a pack", () => {
  it("counts what was right, lists what was asked, and asks to keep the data", async () => {
    const sitting = await sitAtQuestion([RIGHT, { ...WRONG, topic: "toukei/kihon" }]);
    sitting.phone.clock.pass(100_000);
    await answerAll(sitting, ["誤り", "わからない"]);
    await screen.findByRole("heading", { name: "おつかれさまでした" });
    screen.getByText("1/2");
    screen.getByText("問 正解・約2分");
    const rows = screen.getAllByRole("link").filter((link) => link.getAttribute("href")?.startsWith("#/library/"));
    expect(rows.map((row) => row.textContent)).toEqual(["正解Is it so?", "不正解Is it so?"]);
    expect(await sitting.app.device.persistence()).toBe("granted");
    expect(document.activeElement?.textContent).toBe("おつかれさまでした");
  });

  it("lets the wrong ones be repeated at once", async () => {
    const sitting = await sitAtQuestion(EACH);
    await answerAll(sitting, ["わからない"]);
    tap(`間違えた${EACH.length}問をもう一度`);
    await screen.findByText("1問目");
    expect(keysIn(sitting)).toEqual(EACH.map(({ id }) => `bank/${id}`).toSorted());
    expect(sessionIn(sitting)).toMatchObject({ title: "間違えた問題", index: 0 });
  });

  it("leads to another pack by one tap or Enter, and home", async () => {
    const sitting = await sitAtQuestion(ITEMS);
    await answerAll(sitting, ["誤り"]);
    await screen.findByRole("heading", { name: "おつかれさまでした" });
    press("Enter");
    await screen.findByText("1問目");
    expect(sessionIn(sitting)?.minutes).toBe(7);
    await answerAll(sitting, ["誤り"]);
    await screen.findByRole("heading", { name: "おつかれさまでした" });
    await sitting.app.learner.setPreference("onboarded", true);
    tap("ホームへ");
    await screen.findByText("はじめる");
    expect(sessionIn(sitting)).toBeNull();
  });
});

/** Answers every question by the button of that name, the last name again and again, up to the end. */
async function answerAll(sitting: Sitting, names: readonly string[]): Promise<void> {
  for (let turn = 0; sessionIn(sitting)?.phase !== "finished"; turn += 1) {
    await screen.findByText(`${turn + 1}問目`);
    tap(names[turn] ?? names.at(-1) ?? "");
    await verdict();
    tap("次へ");
    await screen.findByText(new RegExp(`^(${turn + 2}問目|おつかれさまでした)$`));
  }
}
