import { describe, expect, it } from "vitest";
import { newSecret } from "../../../src/client/sync/secret.ts";
import { bytesToFrames } from "../../../src/domain/sync/code-frames.ts";
import { createDevice } from "./parts/devices.ts";
import { openOwnServer } from "./parts/own-server.ts";

describe("without a server", () => {
  it("a file carries everything to a device with the same words, and to no other", async () => {
    const nowhere = async () => Response.json({}, { status: 404 });
    const secret = newSecret();
    const [phone, tablet, stranger] = ["phone", "tablet", "stranger"].map((name) => createDevice(name, nowhere));
    if (phone === undefined || tablet === undefined || stranger === undefined) throw new Error("Inconsistent");
    await phone.join(secret);
    await tablet.join(secret, true);
    await stranger.join(newSecret());
    for (const item of ["jichi-0001", "jichi-0002"]) await phone.answer(item);
    expect(await phone.engine.round()).toEqual({ kind: "failed", trouble: { kind: "noServer" } });
    const file = await phone.engine.exportBundle();
    expect(await tablet.engine.importBundle(file)).toEqual({ kind: "merged", added: 2 });
    expect(await tablet.engine.importBundle(file)).toEqual({ kind: "merged", added: 0 });
    expect(await tablet.log()).toEqual(await phone.log());
    expect(await tablet.rows()).toEqual(await phone.rows());
    expect(await stranger.engine.importBundle(file)).toEqual({ kind: "otherSecret" });
    expect(await tablet.engine.importBundle(file.subarray(0, file.length - 9))).toEqual({ kind: "notABundle" });
    expect(await tablet.engine.importBundle(new TextEncoder().encode("{}"))).toEqual({ kind: "notABundle" });
  });

  it("the last days are a few codes, read by a device with the same words", async () => {
    const { ask } = openOwnServer();
    const secret = newSecret();
    const [phone, tablet] = [createDevice("phone", ask), createDevice("tablet", ask)];
    await phone.join(secret);
    await tablet.join(secret);
    await phone.answer("jichi-0001");
    const since = phone.phone.clock.wallMs() + 1;
    for (let number = 10; number < 70; number += 1) await phone.answer(`jichi-00${number}`);
    const recent = await phone.engine.exportRecent(since);
    expect(bytesToFrames(recent)?.length).toBeLessThan(5);
    expect(await tablet.engine.importBundle(recent)).toEqual({ kind: "merged", added: 60 });
    // The one before them is known to be missing until it comes by another way.
    expect((await tablet.engine.status())?.missing).toBe(1);
    await phone.sync();
    await tablet.sync();
    expect((await tablet.engine.status())?.missing).toBe(0);
    expect(await tablet.log()).toEqual(await phone.log());
  });

  it("what came by file is sent on to the server that the other could not reach", async () => {
    const server = openOwnServer();
    const secret = newSecret();
    const phone = createDevice("phone", async () => Promise.reject(new TypeError("Failed to fetch")));
    const tablet = createDevice("tablet", server.ask);
    await phone.join(secret);
    await tablet.join(secret);
    await phone.answer("jichi-0001");
    await tablet.engine.importBundle(await phone.engine.exportBundle());
    await tablet.sync();
    const third = createDevice("third", server.ask);
    await third.join(secret, true);
    await third.sync();
    expect(await third.log()).toEqual(await phone.log());
  });
});

describe("the end of an account", () => {
  it("leaves every log as it was, and no old phone brings it back", async () => {
    const { ask } = openOwnServer();
    const secret = newSecret();
    const [phone, tablet] = [createDevice("phone", ask), createDevice("tablet", ask)];
    await phone.join(secret);
    await tablet.join(secret);
    await phone.answer("jichi-0001");
    await phone.sync();
    await tablet.sync();
    expect(await phone.engine.deleteAccount()).toEqual({ kind: "done", added: 0 });
    expect(await phone.engine.status()).toBeNull();
    await tablet.answer("jichi-0002");
    expect(await tablet.engine.round()).toEqual({ kind: "failed", trouble: { kind: "deleted" } });
    expect(await phone.log()).toHaveLength(1);
    expect(await tablet.log()).toHaveLength(2);
  });

  it("of a device that is erased takes its words along", async () => {
    const { ask } = openOwnServer();
    const phone = createDevice("phone", ask);
    await phone.join(newSecret());
    await phone.answer("jichi-0001");
    await phone.sync();
    await phone.tab.learnerStore.erase();
    expect(await phone.syncStore.load()).toBeNull();
    expect(await phone.syncStore.chunks()).toEqual([]);
  });
});

it("what an older build set aside is opened by one that can", async () => {
  const { ask } = openOwnServer();
  const secret = newSecret();
  const [phone, tablet] = [createDevice("phone", ask), createDevice("tablet", ask)];
  await phone.join(secret);
  await tablet.join(secret);
  await phone.answer("jichi-0001");
  await phone.sync();
  await tablet.sync();
  // As an older build would have left it: the bytes, and nothing known of them.
  const account = await tablet.syncStore.load();
  const [row] = await tablet.syncStore.chunks();
  if (account === null || row === undefined) throw new Error("Inconsistent: nothing came");
  await tablet.tab.database.events.clear();
  await tablet.syncStore.keep({ ...account, coverage: {} }, [{ ...row, place: "quarantined", covers: {}, link: "" }]);
  expect((await tablet.engine.status())?.quarantined).toBe(1);
  await tablet.sync();
  expect((await tablet.engine.status())?.quarantined).toBe(0);
  expect(await tablet.log()).toEqual(await phone.log());
});
