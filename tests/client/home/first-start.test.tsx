// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { AppRoot } from "../../../src/client/app-root.tsx";
import { createLearner, type Learner } from "../../../src/client/state/learner.ts";
import { BANK_FORMAT } from "../../../src/domain/bank.ts";
import type { BankFailure, BankSource } from "../../../src/domain/ports.ts";
import { openApp } from "../app-on-phone.tsx";
import { SINGLE, tap } from "../practice/sitting.tsx";
import { publish } from "../storage/banks.ts";
import { breakDisk } from "../storage/broken-disk.ts";

const { entry, manifest, packs } = publish({ id: "bank", items: [SINGLE] });

const SERVING: BankSource = {
  list: async () => ({ format: BANK_FORMAT, banks: [entry] }),
  manifest: async () => manifest,
  pack: async () => packs[0] as (typeof packs)[number],
};

const failing = (reason: BankFailure["reason"]): BankSource => {
  const failure = { kind: "bankFailure", reason, url: "bank/index.json" } as const;
  return { list: async () => failure, manifest: async () => failure, pack: async () => failure };
};

describe("the first visit", () => {
  it.each([
    ["offline", "最初の一回だけ、通信が必要です"],
    ["missing", /見つかりませんでした（bank\/index\.json）/],
    ["damaged", /途中で壊れていました（bank\/index\.json）/],
    ["newerFormat", "アプリの更新が必要です"],
  ] as const)("says what stands in the bank's way and lets it be tried again: %s", async (reason, said) => {
    const source = { ...failing(reason) };
    const learner = await visit(source);
    await screen.findByText("問題を端末に入れています");
    await learner.refreshBanks();
    await screen.findByText(said);
    Object.assign(source, SERVING);
    tap("もう一度試す");
    await screen.findByText("はじめる");
  });

  it("says that the disk is full", async () => {
    breakDisk("items", "QuotaExceededError");
    const learner = await visit(SERVING);
    await learner.refreshBanks();
    await screen.findByText(/空き容量が足りず/);
  });

  it("says so where the site has no bank", async () => {
    const learner = await visit({ ...SERVING, list: async () => ({ format: BANK_FORMAT, banks: [] }) });
    await learner.refreshBanks();
    await screen.findByText("出題できる問題がありません");
  });
});

describe("a bank that this build cannot read", () => {
  it("is not spoken of where another is installed", async () => {
    const source = { ...SERVING };
    const learner = await visit(source);
    await learner.refreshBanks();
    Object.assign(source, failing("newerFormat"));
    await learner.refreshBanks();
    expect(learner.store.getState().bankUpdate).toMatchObject({ reason: "newerFormat" });
    await screen.findByText("はじめる");
    expect(screen.queryByText("アプリの更新が必要です")).toBeNull();
  });
});

describe("a device that cannot be read", () => {
  it("is told with what happened, not by an empty page", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const { app, phone } = await openApp([]);
    const { learnerStore, bankStore, planStore, database } = phone.open();
    const learner = createLearner({ learnerStore, bankStore, planStore, bankSource: SERVING });
    database.close();
    await learner.load();
    render(<AppRoot app={{ ...app, learner }} />);
    screen.getByRole("heading", { name: "うまく表示できませんでした" });
    screen.getByText("Database has been closed");
    screen.getByRole("button", { name: "読み込み直す" });
    expect(learner.store.getState().loaded).toBe(false);
  });
});

describe("the document", () => {
  it("follows the learner's theme, text size and language", async () => {
    const learner = await visit(SERVING);
    await learner.setPreference("theme", "dark");
    await learner.setPreference("textSize", 130);
    await learner.setPreference("language", "en");
    await learner.refreshBanks();
    await screen.findByText("Start");
    const { lang, dataset, style } = document.documentElement;
    expect([lang, dataset["theme"], style.fontSize]).toEqual(["en", "dark", "130%"]);
  });
});

/** The whole app of somebody who passed the welcome, before any bank is there. */
async function visit(bankSource: BankSource): Promise<Learner> {
  const { app, phone } = await openApp([]);
  const learner = createLearner({ ...phone.open(), bankSource });
  await learner.load();
  await learner.setPreference("onboarded", true);
  render(<AppRoot app={{ ...app, learner }} />);
  return learner;
}
