import { describe, expect, it } from "vitest";
import { newSecret } from "../../../src/client/sync/secret.ts";
import { createDevice } from "./parts/devices.ts";
import { openOwnServer } from "./parts/own-server.ts";

describe("a round of sync", () => {
  it("brings two devices to the same log and the same rows", async () => {
    const { ask } = openOwnServer();
    const secret = newSecret();
    const [phone, tablet] = [createDevice("phone", ask), createDevice("tablet", ask)];
    await phone.join(secret);
    await tablet.join(secret);
    for (const item of ["jichi-0001", "jichi-0002", "jichi-0003"]) await phone.answer(item);
    for (const item of ["jichi-0002", "jichi-0004"]) await tablet.answer(item, 0);
    expect(await phone.sync()).toEqual({ kind: "done", added: 0, wasRepaired: false });
    expect(await tablet.sync()).toEqual({ kind: "done", added: 3, wasRepaired: false });
    expect(await phone.sync()).toEqual({ kind: "done", added: 2, wasRepaired: false });
    expect(await phone.log()).toEqual(await tablet.log());
    expect(await phone.log()).toHaveLength(5);
    expect(await phone.rows()).toEqual(await tablet.rows());
  });

  it("with nothing new asks once and sends nothing", async () => {
    const { ask, traffic } = openOwnServer();
    const phone = createDevice("phone", ask);
    await phone.join(newSecret());
    await phone.answer("jichi-0001");
    await phone.sync();
    traffic.length = 0;
    await phone.sync();
    expect(traffic.map(({ path }) => path)).toEqual([expect.stringContaining("/chunks?after=1&")]);
  });

  it("restores a new device from the secret alone", async () => {
    const { ask } = openOwnServer();
    const secret = newSecret();
    const phone = createDevice("phone", ask);
    await phone.join(secret);
    for (let number = 1; number < 30; number += 1) await phone.answer(`jichi-00${number + 10}`);
    await phone.sync();
    const tablet = createDevice("tablet", ask);
    await tablet.join(secret, true);
    expect(await tablet.sync()).toMatchObject({ kind: "done", added: 29 });
    expect(await tablet.log()).toEqual(await phone.log());
    expect(await tablet.syncStore.receipts()).toMatchObject([{ deviceId: "phone", answers: 29 }]);
  });

  it("makes no account from words that the server does not know", async () => {
    const { ask, traffic } = openOwnServer();
    const phone = createDevice("phone", ask);
    await phone.join(newSecret(), true);
    await phone.answer("jichi-0001");
    expect(await phone.sync()).toEqual({ kind: "failed", failure: { kind: "unknownAccount" } });
    expect(traffic.filter(({ path }) => path.includes("/push"))).toEqual([]);
  });

  it("gives a wiped server everything back", async () => {
    const server = openOwnServer();
    const secret = newSecret();
    const [phone, tablet] = [createDevice("phone", server.ask), createDevice("tablet", server.ask)];
    await phone.join(secret);
    await tablet.join(secret);
    await phone.answer("jichi-0001");
    await phone.sync();
    await tablet.sync();
    server.wipe();
    await tablet.answer("jichi-0002");
    expect(await tablet.sync()).toMatchObject({ kind: "done", wasRepaired: true });
    expect(await phone.sync()).toMatchObject({ kind: "done", added: 1 });
    const third = createDevice("third", server.ask);
    await third.join(secret, true);
    await third.sync();
    expect(await third.log()).toEqual(await phone.log());
    expect(await third.log()).toHaveLength(2);
  });

  it("sends the same bytes again after an answer that never came, and counts once", async () => {
    const server = openOwnServer();
    const phone = createDevice("phone", server.ask);
    await phone.join(newSecret());
    await phone.answer("jichi-0001");
    server.expect("unanswered");
    expect(await phone.sync()).toMatchObject({ kind: "failed", failure: { kind: "unreachable" } });
    expect(await phone.restart().sync()).toMatchObject({ kind: "done" });
    const pushes = server.traffic.filter(({ path }) => path.includes("/push"));
    expect(pushes).toHaveLength(2);
    expect(pushes[0]?.request).toEqual(pushes[1]?.request);
  });

  it("says which code is missing where the server wants an invitation", async () => {
    const { ask } = openOwnServer({ inviteCode: "sakura" });
    const phone = createDevice("phone", ask);
    await phone.join(newSecret());
    await phone.answer("jichi-0001");
    expect(await phone.sync()).toMatchObject({ failure: { kind: "inviteNeeded" } });
    const account = await phone.syncStore.load();
    if (account !== null) await phone.syncStore.keep({ ...account, invite: "sakura" }, []);
    expect(await phone.sync()).toMatchObject({ kind: "done" });
  });
});
