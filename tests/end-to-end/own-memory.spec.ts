import { backupToText } from "../../src/domain/backup.ts";
import { createRandom } from "../../src/domain/random.ts";
import learners from "../bench/data/fsrs6-parameters.json" with { type: "json" };
import { answersOf } from "../bench/simulated-answers.ts";
import { simulateLog } from "../bench/simulated-log.ts";
import { JAPANESE, said } from "./messages.ts";
import { expect, test } from "./test.ts";

const REVIEWS = 2_000;

test("after a pack a worker fits memory to a long log, and the learner can go back to the average", async ({
  learner,
  page,
}) => {
  await learner.arrive();
  await learner.goTo(JAPANESE.nav_settings);
  const answers = answersOf(simulateLog(learners.parameters[3] ?? [], REVIEWS, createRandom(1)));
  const backup = { name: "noboru.json", mimeType: "application/json" };
  const buffer = Buffer.from(backupToText(answers, "2026-06-01T00:00:00Z"));
  await page.getByLabel(JAPANESE.backup_import).setInputFiles({ ...backup, buffer });
  await expect(page.getByText(said(JAPANESE.backup_imported, { added: REVIEWS, known: 0 }))).toBeVisible();

  await learner.goTo(JAPANESE.nav_home);
  await learner.chooseMinutes(3);
  await learner.startPack();
  await learner.passAll();
  await learner.goHome();
  await learner.goTo(JAPANESE.nav_settings);
  const own = page.getByText(/^あなたの解答\d+件に合わせて、.*\d%小さく/);
  await expect(own).toBeVisible({ timeout: 20_000 });
  await own.scrollIntoViewIfNeeded();
  await page.screenshot({ path: test.info().outputPath("own-memory.png") });

  await page.getByRole("button", { name: JAPANESE.settings_parameters_decline }).tap();
  await expect(page.getByText(JAPANESE.settings_parameters_declined)).toBeVisible();
  await page.getByRole("button", { name: JAPANESE.settings_parameters_fit }).tap();
  await expect(own).toBeVisible();
});
