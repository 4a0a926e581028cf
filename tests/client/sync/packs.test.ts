import { describe, expect, it } from "vitest";
import { newSecret } from "../../../src/client/sync/secret.ts";
import { KIND_PACK } from "../../../src/schema/protocol.ts";
import { createDevice, type SyncedDevice } from "./parts/devices.ts";
import { openOwnServer } from "./parts/own-server.ts";

const PACKS = 70;
const MONTH_MILLIS = 31 * 86_400_000;

describe("packs", () => {
  it("of many chunks are made, and what they stand for is dropped once a second device agrees", async () => {
    const { server, secret, phone } = await studied();
    const tablet = createDevice("tablet", server.ask);
    await tablet.join(secret, true);
    await tablet.sync();
    await tablet.answer("jichi-0001");
    await tablet.sync();
    await phone.sync();
    expect(droppedAt(server)).toBeGreaterThanOrEqual(64);

    server.traffic.length = 0;
    const third = createDevice("third", server.ask);
    await third.join(secret, true);
    await third.sync();
    expect(await third.log()).toEqual(await phone.log());
    expect(await third.log()).toHaveLength(PACKS + 1);
    expect((await third.engine.status())?.missing).toBe(0);
    expect((await third.syncStore.chunks()).length).toBeLessThan(20);
  });

  it("of a single device stand in for their chunks a month later, not before", async () => {
    const { server, phone } = await studied();
    await phone.sync();
    expect(droppedAt(server)).toBe(0);
    phone.phone.clock.pass(MONTH_MILLIS);
    server.pass(MONTH_MILLIS);
    await phone.sync();
    expect(droppedAt(server)).toBeGreaterThanOrEqual(64);
  });

  it("that two devices made of the same never go both", async () => {
    const { server, secret, phone } = await studied(63);
    const tablet = createDevice("tablet", server.ask);
    await tablet.join(secret, true);
    await tablet.sync();
    // Both make theirs of the same chunks before they hear of the other's: the tablet's waits for a network.
    await tablet.answer("jichi-0003");
    server.expect("passes", "lost");
    await tablet.sync();
    server.expect();
    await phone.sync();
    for (let round = 0; round < 4; round += 1) for (const device of [phone, tablet]) await device.sync();
    phone.phone.clock.pass(MONTH_MILLIS);
    tablet.phone.clock.pass(MONTH_MILLIS);
    server.pass(MONTH_MILLIS);
    for (let round = 0; round < 4; round += 1) for (const device of [phone, tablet]) await device.sync();
    const third = createDevice("third", server.ask);
    await third.join(secret, true);
    await third.sync();
    expect(await third.log()).toEqual(await phone.log());
    expect((await third.syncStore.chunks()).some(({ kind }) => kind === KIND_PACK)).toBe(true);
  });
});

async function studied(packs = PACKS) {
  const server = openOwnServer();
  const secret = newSecret();
  const phone: SyncedDevice = createDevice("phone", server.ask);
  await phone.join(secret);
  for (let pack = 0; pack < packs; pack += 1) {
    await phone.answer(`jichi-00${10 + (pack % 80)}`);
    await phone.sync();
  }
  return { server, secret, phone };
}

/** How many chunks the server said it dropped, at its last word. */
function droppedAt({ traffic }: ReturnType<typeof openOwnServer>): number {
  const replies = traffic.filter(({ path }) => path.includes("/covers"));
  const last = replies.at(-1);
  return last === undefined ? 0 : JSON.parse(new TextDecoder().decode(last.response)).dropped;
}
