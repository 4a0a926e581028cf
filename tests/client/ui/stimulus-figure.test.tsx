// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { StimulusFigure } from "../../../src/client/ui/stimulus-figure.tsx";
import type { Stimulus } from "../../../src/domain/item.ts";

const TABLE: Stimulus = {
  bankId: "bank",
  id: "t1",
  title: "図書館の貸出冊数",
  kind: "table",
  columns: ["年度", "冊数"],
  rows: [["2025", "1,350"]],
};

afterEach(cleanup);

it("names the table, heads its columns and rows, and says where it comes from", () => {
  render(<StimulusFigure stimulus={{ ...TABLE, note: "各年度末", source: "架空のデータ" }} />);
  screen.getByRole("table", { name: TABLE.title });
  expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual(["年度", "冊数"]);
  screen.getByRole("rowheader", { name: "2025" });
  screen.getByRole("cell", { name: "1,350" });
  expect(screen.getByRole("figure").textContent).toContain("各年度末 架空のデータ");
});

it("has no caption where there is nothing to say", () => {
  const { container } = render(<StimulusFigure stimulus={TABLE} />);
  expect(container.querySelector("figcaption")).toBeNull();
});
