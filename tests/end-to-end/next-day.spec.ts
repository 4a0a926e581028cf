import { expect, test } from "./test.ts";

test("what was missed comes back the next day", async ({ learner }) => {
  await learner.arrive();
  await learner.chooseMinutes(3);
  await learner.startPack();
  const missed = await learner.passAll();
  expect(missed.length).toBeGreaterThan(1);
  await learner.goHome();

  await learner.letDaysPass(1);
  await learner.chooseMinutes(12);
  await expect(learner.startLink).toContainText(String(missed.length));
  await learner.startPack();
  expect(await learner.passAll()).toEqual(expect.arrayContaining([...missed]));
});
