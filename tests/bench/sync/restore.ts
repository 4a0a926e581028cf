import { chromium } from "@playwright/test";
import { newAccount } from "../../../src/client/sync/accounts.ts";
import { sealNext } from "../../../src/client/sync/seal-pending.ts";
import { newSecret } from "../../../src/client/sync/secret.ts";
import { createSyncServer } from "../../../src/client/sync/server.ts";
import type { StoredEvent } from "../../../src/domain/event.ts";
import { coverageOf } from "../../../src/domain/sync/coverage.ts";
import { CHUNK_ID_BYTES, hexToBytes, KIND_EVENTS, KIND_PACK } from "../../../src/schema/protocol.ts";
import { BROWSER_FLAGS } from "../../end-to-end/browser.ts";
import { createLearner } from "../../end-to-end/learner.ts";
import { JAPANESE } from "../../end-to-end/messages.ts";
import { PHONE } from "../../end-to-end/phone.ts";
import { withBuiltApp } from "../built-app.ts";
import { createAnswers } from "./synced-answers.ts";

const ANSWERS = 100_000;
/** As the app packs years of study: packs of some ten thousand, and the last weeks in chunks of twenty. */
const PACK_ANSWERS = 12_500;
const CHUNK_ANSWERS = 20;
const CHUNKS = 60;

const SLOWDOWN = 4;
const LONGEST_MILLIS = 120_000;

interface Restore {
  readonly requests: number;
  readonly bytes: number;
  readonly secondsThrottled: number;
}

/** A new phone, four times slower than this machine, joins by a link and has 100,000 answers back on its screen. */
export async function measure(): Promise<{ readonly restore: Restore }> {
  const restore = await withBuiltApp(async (site, executablePath) => {
    const secret = newSecret();
    await fill(site.url, secret, createAnswers(ANSWERS, 1));
    const browser = await chromium.launch({ executablePath, args: BROWSER_FLAGS });
    try {
      const page = await (await browser.newContext(PHONE)).newPage();
      await createLearner(page, site.url).arrive();
      await page.goto(`${site.url}#/sync/pair/${secret}`);
      const join = page.getByRole("button", { name: JAPANESE.sync_pair_join });
      await join.waitFor();
      let [requests, bytes] = [0, 0];
      page.on("requestfinished", async (request) => {
        if (!request.url().includes("/api/")) return;
        requests += 1;
        const { responseBodySize, requestBodySize } = await request.sizes();
        bytes += responseBodySize + requestBodySize;
      });
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
      // Measured in the page: the test's own wire takes no part.
      const millis = await page.evaluate(
        ([button, done, longest]) =>
          new Promise<number>((resolve, reject) => {
            const startedAt = performance.now();
            const observer = new MutationObserver(() => {
              if (document.body.textContent?.includes(done) === true) resolve(performance.now() - startedAt);
            });
            observer.observe(document.body, { subtree: true, childList: true, characterData: true });
            setTimeout(() => reject(new Error(document.body.textContent ?? "")), longest);
            const buttons = [...document.querySelectorAll("button")];
            buttons.find(({ textContent }) => textContent === button)?.click();
          }),
        [JAPANESE.sync_pair_join, JAPANESE.sync_well, LONGEST_MILLIS] as const,
      );
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await page.waitForTimeout(500);
      return { requests, bytes, secondsThrottled: Math.round(millis / 10) / 100 };
    } finally {
      await browser.close();
    }
  });
  return { restore };
}

/** Leaves an account on the server as a learner's devices would have. */
async function fill(url: string, secret: string, answers: readonly StoredEvent[]): Promise<void> {
  let account = await newAccount(secret, false);
  const server = createSyncServer((path, request) => fetch(new URL(path, url), request), account);
  for (let place = 0; place < answers.length; ) {
    const isPacked = place < answers.length - CHUNKS * CHUNK_ANSWERS;
    const most = answers.length - CHUNKS * CHUNK_ANSWERS - place;
    const events = answers.slice(place, place + (isPacked ? Math.min(PACK_ANSWERS, most) : CHUNK_ANSWERS));
    const deviceId = events[0]?.deviceId ?? "";
    const load = { payload: { kind: "events" as const, events }, covers: coverageOf(events), at: 0 };
    const sealed = await sealNext(account, deviceId, isPacked ? KIND_PACK : KIND_EVENTS, load);
    account = sealed.account;
    const chunks = sealed.chunks.map(({ kind, id, bytes }) => ({
      ...{ kind, bytes },
      id: hexToBytes(id, CHUNK_ID_BYTES) as Uint8Array,
    }));
    const pushed = await server.push(chunks, "");
    if (pushed.kind !== "answer") throw new Error(`The account could not be filled: ${JSON.stringify(pushed)}`);
    place += events.length;
  }
}
