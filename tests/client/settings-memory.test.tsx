// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import SettingsPage from "../../src/client/features/settings/settings-page.tsx";
import { DEFAULT_PARAMETERS } from "../../src/domain/memory.ts";
import { createRandom } from "../../src/domain/random.ts";
import learners from "../bench/data/fsrs6-parameters.json" with { type: "json" };
import { answersOf } from "../bench/simulated-answers.ts";
import { simulateLog } from "../bench/simulated-log.ts";
import { openApp, type PhoneApp } from "./app-on-phone.tsx";

afterEach(cleanup);

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const parametersOf = ({ app }: PhoneApp) => app.learner.store.getState().memory.parameters;

describe("how the learner forgets", () => {
  it("is fitted to the answers when asked for, said in plain words, and put back to the average", async () => {
    const opened = await openApp();
    await opened.app.learner.merge(answersOf(simulateLog(learners.parameters[3] ?? [], 1_500, createRandom(1))));
    opened.show(<SettingsPage />);
    expect(screen.getByText(/解答が200件ほどたまると/)).toBeTruthy();
    press("いまの解答で合わせ直す");
    await screen.findByText(/あなたの解答1500件に合わせて.*予測のずれが.*\d%小さく/);
    expect(parametersOf(opened)).not.toEqual(DEFAULT_PARAMETERS);
    press("平均に戻す");
    await screen.findByText(/あなたが平均に戻しました/);
    expect(parametersOf(opened)).toEqual(DEFAULT_PARAMETERS);
    expect(screen.queryByRole("button", { name: "平均に戻す" })).toBeNull();
  });

  it("stays as it is where there are too few answers, or no worker, and says so", async () => {
    const opened = await openApp();
    opened.show(<SettingsPage />);
    press("いまの解答で合わせ直す");
    await screen.findByText(/まだ足りません/);
    Object.assign(opened.app, { refit: () => Promise.reject(new Error("offline")) });
    opened.show(<SettingsPage />);
    press("いまの解答で合わせ直す");
    await screen.findByText(/計算できませんでした/);
    expect(parametersOf(opened)).toEqual(DEFAULT_PARAMETERS);
  });
});
