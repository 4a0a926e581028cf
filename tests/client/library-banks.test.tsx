// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { BankList } from "../../src/client/features/library/bank-list.tsx";
import type { BankManifest } from "../../src/domain/bank.ts";
import { openApp } from "./app-on-phone.tsx";

afterEach(cleanup);

it("says of each bank on the device how many items it has and when they were checked", async () => {
  const { show } = await openApp();
  show(<BankList />);
  const row = screen.getByRole("listitem");
  expect(row.textContent).toMatch(/試しの問題集.*5問/);
  expect(within(row).queryByRole("button")).toBeNull();
});

it("adds an optional bank as a choice of the learner, which says how far it is, and takes it back", async () => {
  const { app, show } = await openApp();
  const [bank] = app.learner.store.getState().banks;
  const offer: BankManifest = { ...(bank?.manifest as BankManifest), id: "ict", title: "ICT専門", optional: true };
  app.learner.store.setState({ offeredBanks: [offer] });
  show(<BankList />);

  fireEvent.click(screen.getByRole("button", { name: "「ICT専門」を加える" }));
  await screen.findByRole("button", { name: "「ICT専門」を外す" });
  expect(app.learner.store.getState().preferences.optionalBanks).toEqual(["ict"]);
  // The phone of this test is offline.
  await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/つながったときに/));

  fireEvent.click(screen.getByRole("button", { name: "「ICT専門」を外す" }));
  await screen.findByRole("button", { name: "「ICT専門」を加える" });
  expect(app.learner.store.getState().preferences.optionalBanks).toEqual([]);
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe(""));
});
