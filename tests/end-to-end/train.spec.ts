import { expect, test } from "./test.ts";

test("a pack is studied in a tunnel, and goes on where it was cut off", async ({ learner, site }) => {
  await learner.arrive();
  await learner.chooseMinutes(12);
  await learner.waitForOffline();
  await site.stop();
  await learner.page.reload();

  await learner.startPack();
  for (let number = 1; number <= 10; number += 1) {
    await learner.expectQuestion(number);
    if (number === 4) await expectSameAfterReload();
    await learner.answer();
    await learner.expectFeedback();
    if (number === 6) await expectSameAfterReload();
    await learner.goOn();
  }
  await learner.expectQuestion(11);

  async function expectSameAfterReload(): Promise<void> {
    const before = await learner.readScreen();
    await learner.page.reload();
    await expect.poll(learner.readScreen).toBe(before);
  }
});
