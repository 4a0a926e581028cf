// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { EventOf } from "../../../src/domain/event.ts";
import { CLOZE, FILL, ORDERING, press, type Sitting, sitAtQuestion, tap, verdict } from "./sitting.tsx";

const answersIn = async ({ app }: Sitting) =>
  (await app.learnerStore.readAll())
    .filter((event): event is EventOf<"itemAnswered"> => event.type === "itemAnswered")
    .map(({ version, body }) => ({ version, response: body.response, score: body.score }));

const submit = () => screen.findByRole<HTMLButtonElement>("button", { name: "解答する" });

describe("a word to type", () => {
  it("counts however it is written, and is stored as typed", async () => {
    const sitting = await sitAtQuestion([FILL]);
    expect((await submit()).disabled).toBe(true);
    fireEvent.change(screen.getByLabelText("言葉を入れてください"), { target: { value: " Ｓerver" } });
    tap("解答する");
    expect((await verdict()).textContent).toBe("正解");
    expect(await answersIn(sitting)).toEqual([{ version: 2, response: { kind: "text", text: "Ｓerver" }, score: 1 }]);
  });

  it("that is a foreseen slip is told as such, with the word that was meant", async () => {
    await sitAtQuestion([FILL]);
    await submit();
    fireEvent.change(screen.getByLabelText("言葉を入れてください"), { target: { value: "CLIENT" } });
    tap("解答する");
    expect((await verdict()).textContent).toBe("不正解　正答は server");
    screen.getByText("Trap of the clientに注意");
    screen.getByText("Why not the client");
    screen.getByText("あなたの解答 CLIENT");
  });
});

describe("blanks to fill", () => {
  it("are filled one after the other by tapping words", async () => {
    const sitting = await sitAtQuestion([CLOZE]);
    expect((await submit()).disabled).toBe(true);
    tap("alpha");
    tap("beta");
    screen.getByRole("button", { name: "空欄1 alpha" });
    tap("解答する");
    expect((await verdict()).textContent).toBe("正解");
    const filled = [
      { blankId: "1", wordId: "a" },
      { blankId: "2", wordId: "b" },
    ];
    expect(await answersIn(sitting)).toEqual([{ version: 2, response: { kind: "blanks", filled }, score: 1 }]);
  });

  it("can be opened again and emptied; what is right in part is told so, and names the trap", async () => {
    const sitting = await sitAtQuestion([CLOZE]);
    await submit();
    tap("beta");
    tap("gamma");
    tap("空欄1 beta");
    tap("空欄1 beta");
    screen.getByRole("button", { name: "空欄1 まだ空いています" });
    tap("alpha");
    tap("解答する");
    expect((await verdict()).textContent).toBe("不正解　一部は合っています。正答は alpha・beta");
    screen.getByText("Trap of gammaに注意");
    screen.getByText("あなたの解答 gamma");
    screen.getByText("Why beta");
    expect(await answersIn(sitting)).toMatchObject([{ score: 0.5 }]);
  });

  it("are filled by keys alone", async () => {
    const sitting = await sitAtQuestion([CLOZE]);
    await submit();
    const words = screen.getAllByRole("button", { name: /^(alpha|beta|gamma)$/ }).map(({ textContent }) => textContent);
    const keyOf = (word: string) => String(words.indexOf(word) + 1);
    press(keyOf("gamma"));
    press("ArrowLeft");
    press("Backspace");
    press(keyOf("alpha"));
    press(keyOf("beta"));
    press("Enter");
    await verdict();
    expect(await answersIn(sitting)).toMatchObject([{ score: 1 }]);
  });

  it("stand in the stem as boxes, and with their words in the feedback", async () => {
    await sitAtQuestion([CLOZE]);
    await submit();
    expect(screen.getByText(/^First/).textContent).toBe("First [1], then [2]");
    tap("わからない");
    await verdict();
    expect(screen.getByText(/^First/).textContent).toBe("First alpha, then beta");
  });
});

describe("elements to put into order", () => {
  it("are numbered as they are pressed, taken back by another press, and given when all have a place", async () => {
    const sitting = await sitAtQuestion([ORDERING]);
    const button = await submit();
    for (const id of ["b", "a", "b", "b", "c"]) tap(new RegExp(`Step ${id}`));
    expect(button.disabled).toBe(true);
    tap(/Step d/);
    tap("解答する");
    expect((await verdict()).textContent).toMatch(/^不正解　一部は合っています。正答は \d → \d → \d → \d$|^正解$/);
    expect(await answersIn(sitting)).toEqual([
      { version: 2, response: { kind: "order", elementIds: ["a", "b", "c", "d"] }, score: 1 },
    ]);
  });

  it("are explained in the right order, with the place that each was given", async () => {
    await sitAtQuestion([ORDERING]);
    await submit();
    for (const id of ["d", "c", "b", "a"]) tap(new RegExp(`Step ${id}`));
    tap("解答する");
    await verdict();
    expect(screen.getAllByText(/^Why /).map(({ textContent }) => textContent)).toEqual([
      "Why a",
      "Why b",
      "Why c",
      "Why d",
    ]);
    screen.getByText("あなたの解答 4番目");
  });
});
