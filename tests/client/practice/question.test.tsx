// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { EventOf } from "../../../src/domain/event.ts";
import {
  COMBINATION,
  MULTIPLE,
  NUMERIC,
  SINGLE,
  type Sitting,
  sitAtQuestion,
  TRUE_FALSE,
  tap,
  verdict,
} from "./sitting.tsx";

const choices = () => screen.getAllByRole("listitem").map((row) => within(row).getByRole("button"));
const numberOf = (text: string) => choices().findIndex((button) => button.textContent?.endsWith(text)) + 1;
const cards = () => screen.getAllByText(/^Why /).map(({ textContent }) => textContent);

describe("one option to pick", () => {
  it("is answered by one tap, and told to be right at once", async () => {
    const sitting = await sitAtQuestion([SINGLE]);
    expect(choices().map(({ textContent }) => textContent?.slice(0, 1))).toEqual(["1", "2", "3", "4", "5"]);
    tap(/Option b$/);
    expect((await verdict()).textContent).toBe("正解");
    expect(await answersIn(sitting)).toMatchObject([{ response: { kind: "options", optionIds: ["b"] }, score: 1 }]);
  });

  it("told wrong names the key by the number it had, and the confusion it fell for", async () => {
    await sitAtQuestion([SINGLE]);
    const key = numberOf("Option b");
    tap(/Option d$/);
    expect((await verdict()).textContent).toBe(`不正解　正答は ${key}`);
    screen.getByText("Trap dに注意");
  });

  it("is explained option by option: the one chosen, the key, then the others as they stood", async () => {
    await sitAtQuestion([SINGLE]);
    const shown = choices().map((button) => button.textContent?.slice(-1) ?? "");
    tap(/Option d$/);
    await verdict();
    const others = shown.filter((id) => !"bd".includes(id));
    expect(cards()).toEqual(["d", "b", ...others].map((id) => `Why ${id}`));
    screen.getByText("あなたの解答");
    screen.getByText("正答");
    screen.getByText("The explanation");
    const [link] = screen.getAllByRole("link", { name: "地方自治法第242条第1項" });
    expect(link?.getAttribute("href")).toBe("https://laws.example/242");
  });

  it("may be passed, which is no right answer and names the key", async () => {
    const sitting = await sitAtQuestion([SINGLE]);
    const key = numberOf("Option b");
    tap("わからない");
    expect((await verdict()).textContent).toBe(`正答は ${key}`);
    expect(screen.queryByText("あなたの解答")).toBeNull();
    expect(screen.queryByRole("button", { name: "勘だった" })).toBeNull();
    expect(await answersIn(sitting)).toMatchObject([{ response: { kind: "pass" }, score: 0 }]);
  });
});

describe("several options to pick", () => {
  it("are marked one by one, unmarked again, and given together", async () => {
    const sitting = await sitAtQuestion([MULTIPLE]);
    const submit = await screen.findByRole<HTMLButtonElement>("button", { name: "0つ選んで解答する" });
    expect(submit.disabled).toBe(true);
    for (const id of ["a", "d", "b", "a"]) tap(new RegExp(`Option ${id}$`));
    const pressed = screen.getAllByRole("button", { pressed: true }).map(({ textContent }) => textContent?.slice(-1));
    expect(pressed.toSorted()).toEqual(["b", "d"]);
    tap("2つ選んで解答する");
    expect((await verdict()).textContent).toBe("正解");
    const [answer] = await answersIn(sitting);
    expect(answer?.response.kind === "options" && answer.response.optionIds.toSorted()).toEqual(["b", "d"]);
  });

  it("count only all together; every option is explained", async () => {
    await sitAtQuestion([MULTIPLE]);
    await screen.findByRole("button", { name: "0つ選んで解答する" });
    const keys = [numberOf("Option b"), numberOf("Option d")].toSorted();
    tap(/Option b$/);
    tap("1つ選んで解答する");
    expect((await verdict()).textContent).toBe(`不正解　正答は ${keys.join(", ")}`);
    expect(cards().toSorted()).toEqual(["a", "b", "c", "d", "e"].map((id) => `Why ${id}`));
  });
});

describe("a statement to judge", () => {
  it.each([
    ["誤り", "正解", false],
    ["正しい", "不正解　正答は 誤り", true],
  ])("is judged by one tap: %s", async (label, said, hasTrap) => {
    const sitting = await sitAtQuestion([TRUE_FALSE]);
    tap(label);
    expect((await verdict()).textContent).toBe(said);
    expect(screen.queryByText("Trap of itに注意") !== null).toBe(hasTrap);
    screen.getByText("The explanation");
    expect(await answersIn(sitting)).toMatchObject([{ response: { kind: "verdict", verdict: label === "正しい" } }]);
  });

  it("of a drill stands alone, and is explained alone", async () => {
    const sitting = await sitAtQuestion([SINGLE], "/drill/statements");
    screen.getByText("次の記述は正しいですか。");
    expect(screen.queryByText("Which one?")).toBeNull();
    const id = screen.getByText(/^Option /).textContent?.slice(-1) ?? "";
    tap("誤り");
    expect((await verdict()).textContent).toBe(id === "b" ? "不正解　正答は 正しい" : "正解");
    expect(cards()).toEqual([`Why ${id}`]);
    expect(await answersIn(sitting)).toMatchObject([{ mode: "statement", statementId: id }]);
  });
});

describe("a combination", () => {
  it("shows its statements, and every pick in the exam's order", async () => {
    await sitAtQuestion([COMBINATION]);
    const statements = screen.getAllByText(/^Statement /).map(({ textContent }) => textContent);
    expect(statements).toEqual(["Statement ア", "Statement イ", "Statement ウ"]);
    expect(choices().map(({ textContent }) => textContent)).toEqual(["1ア、イ", "2ア、ウ", "3イ、ウ"]);
  });

  it("is explained statement by statement", async () => {
    const sitting = await sitAtQuestion([COMBINATION]);
    tap(/ア、イ$/);
    expect((await verdict()).textContent).toBe("不正解　正答は 2");
    screen.getByText("Trap イに注意");
    expect(cards()).toEqual(["Why ア", "Why イ", "Why ウ"]);
    expect(await answersIn(sitting)).toMatchObject([{ response: { optionIds: ["アイ"] } }]);
  });
});

describe("a number", () => {
  it.each([
    ["1234.5", 1234.5],
    ["１，２３４．５", 1234.5],
    ["1,234", 1234],
    [" ＋1 234.5 ", 1234.5],
    ["－５", -5],
    ["−0.5", -0.5],
    ["ー12", -12],
    [".5", 0.5],
    ["12.", 12],
  ])("may be typed as %j", async (typed, value) => {
    const sitting = await sitAtQuestion([NUMERIC]);
    type(await field(), typed);
    tap("解答する");
    await verdict();
    expect(await answersIn(sitting)).toMatchObject([{ response: { kind: "value", value } }]);
  });

  it.each(["", "-", "abc", "1.2.3", "1e9", "0x10", "12人", "１２〇"])("is not answered by %j", async (typed) => {
    const sitting = await sitAtQuestion([NUMERIC]);
    type(await field(), typed);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "解答する" }).disabled).toBe(true);
    expect(screen.queryByText("12.5 のように数字で入れてください。") !== null).toBe(typed !== "");
    fireEvent.submit((await field()).closest("form") as HTMLFormElement);
    await sitting.app.practice.resume();
    expect(await answersIn(sitting)).toEqual([]);
  });

  it("within the tolerance is right; a known slip is told by name", async () => {
    const sitting = await sitAtQuestion([NUMERIC]);
    type(await field(), "1235");
    fireEvent.submit((await field()).closest("form") as HTMLFormElement);
    expect((await verdict()).textContent).toBe("正解");
    tap("元に戻す");
    type(await field(), "12345");
    tap("解答する");
    expect((await verdict()).textContent).toBe("不正解　正答は 1234.5人");
    screen.getByText("Trap 12345に注意");
    screen.getByText("Why 12345");
    expect(await answersIn(sitting)).toHaveLength(2);
  });

  it("is as near to a slip as it would be to the answer", async () => {
    const mistakes = [{ value: 0.7, why: "Why 0.7", trap: "Trap 0.7" }];
    await sitAtQuestion([{ ...NUMERIC, answer: { value: 0.3, tolerance: 0.1, unit: "" }, mistakes }]);
    type(await field(), "0.8");
    tap("解答する");
    await verdict();
    screen.getByText("Trap 0.7に注意");
  });
});

const field = () => screen.findByLabelText<HTMLInputElement>("数値を入れてください");

function type(input: HTMLInputElement, value: string): void {
  fireEvent.change(input, { target: { value } });
}

async function answersIn({ app }: Sitting) {
  const answered = (await app.learnerStore.readAll()).filter(({ type }) => type === "itemAnswered");
  return (answered as EventOf<"itemAnswered">[]).map(({ body }) => body);
}
