// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import ItemPage from "../../src/client/features/library/item-page.tsx";
import type { Item } from "../../src/domain/item.ts";
import { ITEMS, openApp } from "./app-on-phone.tsx";
import { DAY_MILLIS } from "./storage/phone.ts";

const [audit] = ITEMS as readonly [Item];
const page = (id: string) => <ItemPage bankId="bank" itemId={id} />;

afterEach(cleanup);

describe("an item's page", () => {
  it.each([
    ["jichi-1", "正答2", 5],
    ["jichi-2", "正答2・4", 5],
    ["jichi-3", "正答ア・ウ", 3],
    ["toukei-1", "正答誤り", 1],
    ["toukei-2", "正答0.3%", 0],
  ])("of %s names the key and tells true from false in words", async (id, heading, verdicts) => {
    const { show } = await openApp();
    show(page(id));
    expect((await screen.findByRole("heading", { name: /^正答/ })).textContent).toBe(heading);
    expect(screen.queryAllByText(/^(正しい|誤り|正答（正しい）|正答（誤り）)$/)).toHaveLength(verdicts);
  });

  it("says until when it holds, and what was corrected, the latest first", async () => {
    const item: Item = {
      ...audit,
      validUntil: "2027-03-31",
      changes: [
        { version: 2, date: "2026-02-01", change: "typo", note: "「又」を「または」に" },
        { version: 3, date: "2026-04-01", change: "key", note: "正答を3から2へ" },
      ],
    };
    const { phone, show } = await openApp([item]);
    show(page(item.id));
    await screen.findByText("2027年3月31日 まで有効な内容です。");
    const changes = within(screen.getByRole("heading", { name: "訂正の記録" }).parentElement as HTMLElement);
    expect(changes.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "正答の訂正 2026年4月1日正答を3から2へ",
      "誤字の訂正 2026年2月1日「又」を「または」に",
    ]);

    phone.clock.set(Date.UTC(2027, 3, 2));
    show(page(item.id));
    expect((await screen.findByRole("alert")).textContent).toContain("失効しました");
  });

  it("says so where the device has no such item, and leads to the search", async () => {
    const { show } = await openApp();
    show(page("gone-1"));
    await screen.findByText(/^bank\/gone-1 はこの端末に入っていません/);
    expect(screen.getByRole("link", { name: "問題を探す" }).getAttribute("href")).toBe("#/library");
  });
});

describe("the learner's record of an item", () => {
  const rows = () => screen.queryAllByText(/^\d+秒$|秒$/).map((cell) => cell.closest("li")?.textContent);

  it("lists the answers that count, newest first, without those undone", async () => {
    const { app, phone, answer, show } = await openApp();
    await answer(audit, { response: { kind: "pass" }, score: 0 });
    phone.clock.pass(DAY_MILLIS);
    await answer(audit, { mode: "statement", statementId: "d", score: 0 });
    phone.clock.pass(DAY_MILLIS);
    await answer(audit, { score: 0 });
    const last = (await app.learnerStore.readAll()).at(-1);
    if (last === undefined) throw new Error("nothing was recorded");
    await app.learner.record([
      { type: "eventVoided", body: { target: { deviceId: last.deviceId, sequence: last.sequence } } },
    ]);
    await answer(audit, { guessed: "yes" });

    show(page(audit.id));
    await waitFor(() =>
      expect(rows()).toEqual(["6月3日勘で正解12秒", "6月2日不正解○× 肢4 12秒", "6月1日わからない12秒"]),
    );
  });

  it("forgets what a reset has cut, and remembers it when the reset is undone", async () => {
    const { app, answer, show } = await openApp();
    await answer(audit);
    await app.learner.record([{ type: "progressReset", body: { scope: { kind: "all" } } }]);
    show(page(audit.id));
    await screen.findByText("まだ解いていません。");
    expect(rows()).toEqual([]);

    const reset = (await app.learnerStore.readAll()).at(-1);
    if (reset === undefined) throw new Error("nothing was recorded");
    const target = { deviceId: reset.deviceId, sequence: reset.sequence };
    await act(() => app.learner.record([{ type: "eventVoided", body: { target } }]));
    await waitFor(() => expect(rows()).toEqual(["6月1日正解12秒"]));
  });

  it("says when the item comes next", async () => {
    const { app, phone, answer, show } = await openApp();
    show(page(audit.id));
    await screen.findByText("まだ解いていません。");
    await answer(audit);
    show(page(audit.id));
    await screen.findByText("次は 6月3日（2日後）に出ます。");
    phone.clock.pass(3 * DAY_MILLIS);
    show(page(audit.id));
    await screen.findByText("今日の復習に入っています。");
    fireEvent.click(screen.getByRole("button", { name: "出題しない" }));
    await screen.findByText(/^出題しない設定です/);
    expect(app.learner.store.getState().progressByKey.get("bank/jichi-1")?.suspended).toBe(true);
  });

  it("keeps flags", async () => {
    const { app, show } = await openApp();
    show(page(audit.id));
    const flag = await screen.findByRole("button", { name: "あとで見直す" });
    fireEvent.click(flag);
    await waitFor(() => expect(flag.getAttribute("aria-pressed")).toBe("true"));
    await app.learner.load();
    expect(app.learner.store.getState().progressByKey.get("bank/jichi-1")?.flagged).toBe(true);
  });
});

describe("a note", () => {
  const written = async ({ app }: Awaited<ReturnType<typeof openApp>>) =>
    (await app.learnerStore.readAll()).flatMap(({ type, body }) =>
      type === "noteWritten" ? [(body as { text: string }).text] : [],
    );
  const type = async (text: string) =>
    fireEvent.change(await screen.findByRole("textbox", { name: "メモ" }), { target: { value: text } });

  it("is kept when its field is left, and told as kept, once", async () => {
    const opened = await openApp();
    opened.show(page(audit.id));
    await type("選挙権は要らない");
    expect(await written(opened)).toEqual([]);
    fireEvent.blur(screen.getByRole("textbox", { name: "メモ" }));
    await screen.findByText("メモを保存しました。");
    fireEvent.blur(screen.getByRole("textbox", { name: "メモ" }));
    expect(await written(opened)).toEqual(["選挙権は要らない"]);

    opened.show(page(audit.id));
    expect((await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "メモ" })).value).toBe("選挙権は要らない");
  });

  it("is kept when the app is put away", async () => {
    const opened = await openApp();
    opened.show(page(audit.id));
    await type("途中");
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Reflect.deleteProperty(document, "visibilityState");
    await waitFor(async () => expect(await written(opened)).toEqual(["途中"]));
  });

  it("is kept when the screen is left without leaving the field", async () => {
    const opened = await openApp();
    opened.show(page(audit.id));
    await type("戻る前");
    cleanup();
    await waitFor(async () => expect(await written(opened)).toEqual(["戻る前"]));
  });
});
