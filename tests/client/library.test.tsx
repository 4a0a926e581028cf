// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import LibraryPage from "../../src/client/features/library/library-page.tsx";
import { findItems, indexItems } from "../../src/client/features/library/search.ts";
import type { Item, RichText } from "../../src/domain/item.ts";
import { single } from "../domain/items.ts";
import { ITEMS, openApp } from "./app-on-phone.tsx";

const [audit, plan, , median] = ITEMS as readonly [Item, Item, Item, Item, Item];

beforeEach(() => history.replaceState(null, "", "#/library"));
afterEach(cleanup);

const stems = () => within(screen.getByRole("region", { name: "見つかった問題" })).queryAllByRole("link");
const search = (words: string) => fireEvent.change(screen.getByRole("searchbox"), { target: { value: words } });
const choose = (name: string, value: string) =>
  fireEvent.change(screen.getByRole("combobox", { name }), { target: { value } });

describe("searching", () => {
  it("finds the items in which all words occur, whatever their width and case, and says how many", async () => {
    const { show } = await openApp();
    show(<LibraryPage />);
    await screen.findByText("5問");

    search("bcp　議会");
    await screen.findByText("1問");
    expect(stems().map(({ textContent }) => textContent)).toEqual([expect.stringContaining("議会のＢＣＰ")]);
    expect(screen.getByRole("status").textContent).toBe("1問");

    search("議会 中央値");
    await screen.findByText(/見つかりませんでした/);
    expect(stems()).toEqual([]);
  });

  it.each([
    ["its id", "TOUKEI-2", "toukei-2"],
    ["an option", "option-text", "x"],
    ["a reason", "because", "x"],
    ["a trap", "混同", "x"],
    ["the explanation", "補足", "x"],
    ["a table in it", "総数", "x"],
    ["a formula in it", "1+2", "x"],
  ])("finds an item by %s", (_, words, id) => {
    const options = [{ id: "a", text: "Option-Text", verdict: true, why: "Because", trap: "混同" }];
    const formula = { tag: "math", children: [{ tag: "mn", children: ["1"] }, "+", { tag: "mn", children: ["2"] }] };
    const explanation: RichText = [
      { kind: "paragraph", children: ["補足", { kind: "math", node: formula }] },
      { kind: "table", head: [["年度"], ["総数"]], rows: [[["2026"], ["8"]]] },
    ];
    const index = indexItems([...ITEMS, { ...single, id: "x", options, explanation }]);
    const found = findItems(index, { words, section: "", state: "all" }, new Map(), 0);
    expect(found.map(({ item }) => item.id)).toEqual([id]);
  });

  it("looks through a thousand items in less time than a frame takes", () => {
    const why = "普通地方公共団体の長の権限に属する事務について、監査委員は監査を行う。".repeat(12);
    const items = Array.from({ length: 1000 }, (_, n) => ({ ...single, id: `many-${n}`, explanation: `${why}${n}` }));
    const index = indexItems(items);
    const start = performance.now();
    const rounds = 20;
    for (let round = 0; round < rounds; round++) {
      findItems(index, { words: "監査委員 999", section: "", state: "all" }, new Map(), 0);
    }
    expect((performance.now() - start) / rounds).toBeLessThan(16);
  });
});

describe("filters", () => {
  it("leave only one section, and offer to practise it", async () => {
    const { show } = await openApp();
    show(<LibraryPage />);
    await screen.findByText("5問");
    choose("科目", "toukei");
    await screen.findByText("2問");
    expect(screen.getByRole("link", { name: "統計資料の見方" }).getAttribute("href")).toBe("#/drill/section/toukei");
  });

  it("tell new, wrong, flagged and suspended items apart", async () => {
    const { app, answer, show } = await openApp();
    await answer(audit);
    await answer(plan, { score: 0 });
    const marked = (item: Item) => ({ bankId: item.bankId, itemId: item.id });
    await app.learner.record([
      { type: "itemMarked", body: { item: marked(audit), mark: "flagged", on: true } },
      { type: "itemMarked", body: { item: marked(median), mark: "suspended", on: true } },
    ]);
    show(<LibraryPage />);
    await screen.findByText("5問");

    for (const [state, hrefs] of Object.entries({
      unseen: ["jichi-3", "toukei-1", "toukei-2"],
      wrong: ["jichi-2"],
      flagged: ["jichi-1"],
      suspended: ["toukei-1"],
    })) {
      choose("状態", state);
      await screen.findByText(`${hrefs.length}問`);
      expect(stems().map((link) => link.getAttribute("href"))).toEqual(hrefs.map((id) => `#/library/bank/${id}`));
    }
    const drills = within(screen.getByRole("navigation", { name: "まとめて解く" })).getAllByRole("link");
    expect(drills.map((link) => link.textContent)).toEqual(["間違えた問題1", "あとで見直す1", "まだ2", "○×で確かめる"]);
  });

  it("show how each item went last, in words", async () => {
    const { answer, show } = await openApp();
    await answer(audit, { guessed: "yes" });
    await answer(plan, { score: 0 });
    show(<LibraryPage />);
    await screen.findByText("5問");
    const [first, second, third] = stems();
    expect(first?.textContent).toContain("勘で正解");
    expect(second?.textContent).toContain("不正解");
    expect(third?.textContent).toContain("まだ");
  });
});

describe("a long list", () => {
  const many = Array.from({ length: 120 }, (_, n) => ({ ...single, id: `many-${n}`, stem: `設問${n}` }));

  it("begins with fifty and grows by fifty", async () => {
    const { show } = await openApp(many);
    show(<LibraryPage />);
    await screen.findByText("120問");
    expect(stems()).toHaveLength(50);
    fireEvent.click(screen.getByRole("button", { name: "もっと見る" }));
    expect(stems()).toHaveLength(100);
    fireEvent.click(screen.getByRole("button", { name: "もっと見る" }));
    expect(stems()).toHaveLength(120);
    expect(screen.queryByRole("button", { name: "もっと見る" })).toBeNull();
  });

  it("is found as it was left on the way back from an item, and fresh on a new visit", async () => {
    const { show } = await openApp(many);
    show(<LibraryPage />);
    await screen.findByText("120問");
    search("設問1");
    await screen.findByText("31問");
    // The list's own history entry stays the current one, as it is again after going back.
    document.addEventListener("click", (event) => event.preventDefault(), { once: true });
    act(() => stems()[3]?.click());

    cleanup();
    show(<LibraryPage />);
    await screen.findByText("31問");
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("設問1");

    cleanup();
    history.replaceState(null, "", "#/library");
    show(<LibraryPage />);
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("120問"));
  });
});
