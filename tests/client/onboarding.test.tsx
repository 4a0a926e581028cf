// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import OnboardingPage from "../../src/client/features/onboarding/onboarding-page.tsx";
import { suggestedExamDate } from "../../src/client/features/onboarding/suggested-exam-date.ts";
import { isoDateToStudyDay } from "../../src/domain/study-day.ts";
import { openApp } from "./app-on-phone.tsx";

afterEach(cleanup);

it.each([
  ["2026-06-01", "2026-09-27"],
  ["2026-09-26", "2026-09-27"],
  ["2026-09-27", "2027-09-26"],
  ["2028-01-01", "2028-09-24"],
  ["2030-09-01", "2030-09-29"],
])("on %s the exam is guessed to be on the last Sunday of September, %s", (today, guessed) => {
  expect(suggestedExamDate(isoDateToStudyDay(today))).toBe(guessed);
});

it("keeps both answers on the device and leads home", async () => {
  const { app, show } = await openApp();
  location.hash = "/welcome";
  show(<OnboardingPage />);
  expect(screen.getByLabelText<HTMLInputElement>("試験日").value).toBe("2026-09-27");

  fireEvent.change(screen.getByLabelText("試験日"), { target: { value: "2026-09-20" } });
  fireEvent.click(screen.getByRole("radio", { name: "10分" }));
  fireEvent.click(screen.getByRole("button", { name: "はじめる" }));

  await waitFor(() => expect(location.hash).toBe("#/"));
  await app.learner.load();
  const { examDate, minutesPerDay, onboarded } = app.learner.store.getState().preferences;
  expect({ examDate, minutesPerDay, onboarded }).toEqual({
    examDate: "2026-09-20",
    minutesPerDay: 10,
    onboarded: true,
  });
});

it("takes an emptied date for not known yet", async () => {
  const { app, show } = await openApp();
  show(<OnboardingPage />);
  fireEvent.change(screen.getByLabelText("試験日"), { target: { value: "" } });
  fireEvent.click(screen.getByRole("button", { name: "はじめる" }));
  await waitFor(() => expect(app.learner.store.getState().preferences.onboarded).toBe(true));
  expect(app.learner.store.getState().preferences.examDate).toBeNull();
});

it("can be put off without deciding anything", async () => {
  const { app, show } = await openApp();
  show(<OnboardingPage />);
  fireEvent.click(screen.getByRole("button", { name: "あとで決める" }));
  await waitFor(() => expect(app.learner.store.getState().preferences.onboarded).toBe(true));
  expect(await app.learnerStore.readAll()).toHaveLength(1);
});
