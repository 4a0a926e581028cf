import { createHash } from "node:crypto";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { BankList, BankManifest, BankPack } from "../../src/domain/bank.ts";
import { expect, test } from "./own-site.ts";

const CORRECTED = "訂正済み";

test("a correction reaches the learner without a new app, and stays in a tunnel", async ({
  learner,
  home,
  site,
  page,
}) => {
  await learner.arrive();
  await learner.waitForOffline();
  correctEveryStem(join(home, "dist/bank"));
  await page.reload();
  await expect(async () => {
    await page.goto(`${site.url}#/practice/3/new`);
    await learner.expectQuestion(1);
    expect(await learner.readStem()).toContain(CORRECTED);
  }).toPass();

  await site.stop();
  // Idle: the app has looked for newer banks, where only what came with its build could answer.
  await page.reload({ waitUntil: "networkidle" });
  await page.reload();
  await learner.expectQuestion(1);
  expect(await learner.readStem()).toContain(CORRECTED);
});

test("a newer app puts the list of banks that it came with in the place of an older one", async ({
  learner,
  home,
  page,
}) => {
  await learner.arrive();
  await learner.waitForOffline();
  const present = await keptList(page);
  await page.evaluate(async () => {
    const kept = await caches.open("bank-list");
    await kept.put("bank/index.json", new Response("an older list"));
  });
  appendFileSync(join(home, "dist/service-worker.js"), "// The next version.");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready).update());
  await expect.poll(() => keptList(page)).toBe(present);
});

function keptList(page: Page): Promise<string | undefined> {
  return page.evaluate(async () => (await (await caches.open("bank-list")).match("bank/index.json"))?.text());
}

/** Puts a corrected bank online, beside the app that is already there. */
function correctEveryStem(folder: string): void {
  const list = read<BankList>(join(folder, "index.json"));
  const banks = list.banks.map((entry) => {
    const [id] = entry.manifest.split("/");
    const manifest = read<BankManifest>(join(folder, entry.manifest));
    const packs = manifest.packs.map((reference) => {
      const pack = read<BankPack>(join(folder, `${id}/${reference.file}`));
      const items = pack.items.map((item) => ({ ...item, stem: CORRECTED }));
      return { ...reference, ...write(`${folder}/${id}`, reference.section, { ...pack, items }) };
    });
    const { file, hash } = write(`${folder}/${id}`, "manifest", { ...manifest, packs });
    return { ...entry, manifest: `${id}/${file}`, hash };
  });
  writeFileSync(join(folder, "index.json"), JSON.stringify({ ...list, banks }));
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8"));
}

function write(folder: string, name: string, content: unknown) {
  const text = JSON.stringify(content);
  const hash = createHash("sha256").update(text).digest("hex");
  const file = `${name}-${hash.slice(0, 16)}.json`;
  writeFileSync(join(folder, file), text);
  return { file, hash };
}
