// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { importBackup } from "../../src/client/features/settings/import-backup.ts";
import SettingsPage from "../../src/client/features/settings/settings-page.tsx";
import { backupToText } from "../../src/domain/backup.ts";
import type { Item } from "../../src/domain/item.ts";
import { acceptableLog } from "../schema/arbitrary-events.ts";
import { ITEMS, openApp, type PhoneApp } from "./app-on-phone.tsx";

const [audit, plan] = ITEMS as readonly [Item, Item];

afterEach(cleanup);

const progress = ({ app }: PhoneApp) => app.learner.store.getState().progressByKey;
const file = (text: string, name = "noboru-backup-2026-06-01.json") => new File([text], name);
const choose = (chosen: File) =>
  fireEvent.change(screen.getByLabelText("バックアップを読み込む"), { target: { files: [chosen] } });

describe("a backup", () => {
  it("brings back the same log after the device was erased, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(acceptableLog, async (log) => {
        const { app } = await openApp();
        await app.learner.merge(log);
        const before = await app.learnerStore.readAll();
        expect(before).toHaveLength(log.length);

        await app.learner.erase();
        expect(await app.learnerStore.readAll()).toEqual([]);
        const outcome = await importBackup(file(backupToText(before, "2026-06-01T00:00:00Z")), app);

        expect(outcome).toEqual({ kind: "imported", added: log.length, known: 0, refused: [] });
        expect(JSON.stringify(await app.learnerStore.readAll())).toBe(JSON.stringify(before));
      }),
      { numRuns: 25 },
    );
  });

  it("is exported, survives an erased device and is imported on the settings screen", async () => {
    const opened = await openApp();
    await opened.answer(audit, { score: 0 });
    await opened.app.learner.setPreference("examDate", "2026-09-27");
    const before = await opened.app.learnerStore.readAll();
    opened.show(<SettingsPage />);
    fireEvent.click(screen.getByRole("button", { name: "バックアップを書き出す" }));
    await waitFor(() => expect(opened.files).toHaveLength(1));
    expect(opened.files[0]?.name).toBe("noboru-backup-2026-06-01.json");

    await opened.app.learner.erase();
    expect(progress(opened).size).toBe(0);
    choose(file(opened.files[0]?.text ?? ""));
    await screen.findByText("2件の記録を取り込みました。0件はすでにありました。");
    expect(await opened.app.learnerStore.readAll()).toEqual(before);
    expect(screen.getByLabelText<HTMLInputElement>("試験日").value).toBe("2026-09-27");

    choose(file(opened.files[0]?.text ?? ""));
    await screen.findByText("0件の記録を取り込みました。2件はすでにありました。");
  });

  it("can be dropped onto the page", async () => {
    const opened = await openApp();
    opened.show(<SettingsPage />);
    const target = screen.getByText("バックアップを読み込む");
    fireEvent.drop(target, { dataTransfer: { files: [file(backupToText([], "2026-06-01T00:00:00Z"))] } });
    await screen.findByText(/^0件の記録を取り込みました/);
  });

  it("with damage brings all that is whole, and says which events it could not and why", async () => {
    const opened = await openApp();
    await opened.answer(audit);
    const [event] = await opened.app.learnerStore.readAll();
    await opened.app.learner.erase();
    const damaged = { ...event, sequence: 9, body: { ...(event?.body as object), score: "1" } };
    opened.show(<SettingsPage />);
    choose(file(JSON.stringify({ format: "noboru-backup", version: 1, events: [damaged, event, 7] })));

    await screen.findByText("1件の記録を取り込みました。0件はすでにありました。");
    screen.getByText("2件は壊れていて取り込めませんでした。ほかの記録は無事です。");
    screen.getByText("1件目は、body.score の値が正しくありません");
    screen.getByText("3件目は、記録の形をしていません");
    expect(await opened.app.learnerStore.readAll()).toEqual([event]);
  });

  it.each([
    ["", /^ファイルが空です/],
    ["こんにちは", /^のぼるのバックアップではないようです/],
    ['{"format":"noboru-backup","version":1,"events":[{"dev', /^ファイルが途中で切れています/],
    ['{"format":"noboru-backup","version":2}', /^新しい版ののぼるで書き出したファイルです/],
  ])("that is none changes nothing and says what to do: %s", async (text, words) => {
    const opened = await openApp();
    await opened.answer(audit);
    const before = await opened.app.learnerStore.readAll();
    opened.show(<SettingsPage />);
    choose(file(text));
    expect((await screen.findByRole("alert")).textContent).toMatch(words);
    expect(screen.getByRole("alert").textContent).toMatch(/今の記録は変わっていません。$/);
    expect(await opened.app.learnerStore.readAll()).toEqual(before);
  });

  it("too large for a phone's memory is refused before it is read", async () => {
    const { app } = await openApp();
    const huge = Object.defineProperty(file("{}"), "size", { value: 300 * 1024 * 1024 });
    expect(await importBackup(huge, app)).toEqual({ kind: "tooLarge" });
  });
});

describe("a reset", () => {
  it("is asked for once more, cuts answers only, and is undone by one button", async () => {
    const opened = await openApp();
    await opened.answer(audit);
    await opened.answer(plan, { score: 0 });
    const note = { item: { bankId: "bank", itemId: "jichi-1" }, text: "覚え書き" };
    await opened.app.learner.record([{ type: "noteWritten", body: note }]);
    const before = progress(opened);
    opened.show(<SettingsPage />);

    fireEvent.click(screen.getByRole("button", { name: "解答の記録をリセット" }));
    fireEvent.click(screen.getByRole("button", { name: "やめる" }));
    expect(progress(opened)).toBe(before);

    fireEvent.click(screen.getByRole("button", { name: "解答の記録をリセット" }));
    fireEvent.click(screen.getByRole("button", { name: "リセットする" }));
    const undo = await screen.findByRole("button", { name: "元に戻す" });
    expect(progress(opened).get("bank/jichi-1")).toMatchObject({ recall: null, attempts: 0, note: "覚え書き" });
    expect(progress(opened).has("bank/jichi-2")).toBe(false);

    fireEvent.click(undo);
    await screen.findByRole("button", { name: "解答の記録をリセット" });
    expect(progress(opened)).toEqual(before);
    await opened.app.learner.load();
    expect(progress(opened)).toEqual(before);
  });
});

describe("erasing the device", () => {
  it("needs the word typed, and leaves the items", async () => {
    const opened = await openApp();
    await opened.answer(audit);
    location.hash = "/settings";
    opened.show(<SettingsPage />);
    fireEvent.click(screen.getByRole("button", { name: "この端末の記録を消す" }));
    const confirm = screen.getByRole<HTMLButtonElement>("button", { name: "完全に消す" });
    expect(confirm.disabled).toBe(true);
    const word = screen.getByLabelText("確認のため「消去」と入力してください");
    fireEvent.change(word, { target: { value: "けす" } });
    expect(confirm.disabled).toBe(true);
    fireEvent.change(word, { target: { value: " 消去 " } });
    fireEvent.click(confirm);

    await waitFor(() => expect(location.hash).toBe("#/welcome"));
    expect(await opened.app.learnerStore.readAll()).toEqual([]);
    expect(opened.app.learner.store.getState().summariesByKey.size).toBe(ITEMS.length);
  });
});
