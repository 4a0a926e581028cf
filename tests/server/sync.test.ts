import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import {
  accountPath,
  BEGINNING,
  bytesToHex,
  COVERS_WAIT_DAYS,
  type CoversReply,
  DELETE_HASH_HEADER,
  FRAME_MEDIA_TYPE,
  INVITE_HEADER,
  KIND_DROPPED,
  KIND_PACK,
  listingPath,
  PAGE_MAX_BYTES,
  PAGE_MAX_CHUNKS,
  REQUEST_MAX_BYTES,
  type SealedChunk,
} from "../../src/schema/protocol.ts";
import { decodeListing, encodeCovers, encodePush, isGap } from "../../src/schema/protocol-frames.ts";
import { parseCoversReply, parseRefusal, parseServerFacts } from "../../src/schema/protocol-replies.ts";
import { sha256 } from "../../src/server/digest.ts";
import { createLimits } from "../../src/server/limits.ts";
import { createSqliteDatabase, removeDatabases } from "./parts/databases.ts";
import { createAccount, createChunk, createDevice, type Device, type Send, type TestAccount } from "./parts/device.ts";
import { createSite, NO_LIMITS, type SiteOptions } from "./parts/sync-site.ts";

const DAY_MILLIS = 86_400_000;

const store = await createSqliteDatabase().open();
afterAll(async () => {
  await store.close();
  await removeDatabases();
});

function createSetting(options: SiteOptions = {}) {
  const send = createSite(store, options);
  const account = createAccount();
  return { send, account, device: createDevice(send, account) };
}

describe("a push", () => {
  it("gives dense places, and the same ones when it comes again", async () => {
    const { device } = createSetting();
    const chunks = [createChunk(), createChunk(), createChunk()];
    const first = await device.push(chunks);
    const again = await device.push([...chunks, createChunk()]);
    expect(first).toMatchObject({ seq: 3, seqs: [1, 2, 3] });
    expect(again).toMatchObject({ seq: 4, seqs: [1, 2, 3, 4] });
  });

  it("takes a chunk once that stands in it twice", async () => {
    const { device } = createSetting();
    const chunk = createChunk();
    expect(await device.push([chunk, chunk])).toMatchObject({ seq: 1, seqs: [1, 1] });
    expect(await device.push([{ ...createChunk(), id: chunk.id }])).toMatchObject({ error: "otherBytes" });
  });

  it("makes an account only for who could delete it", async () => {
    const { send, account } = createSetting();
    const answer = await post(send, account, "push", encodePush([]));
    expect([answer.status, await answer.json()]).toEqual([401, { error: "unauthorized" }]);
  });

  it("tells the end of the chain that a device computes itself", async () => {
    const { device } = createSetting();
    const reply = await device.push([device.make()]);
    await device.sync();
    expect(device.cursor()).toEqual({ seq: 1, head: "head" in reply ? reply.head : null });
  });
});

describe("a pull", () => {
  it("cuts pages by number and by bytes, and loses nothing between them", async () => {
    const { send, account, device } = createSetting();
    for (let index = 0; index < 2 * PAGE_MAX_CHUNKS + 5; index += 1) device.make();
    for (let index = 0; index < 12; index += 1) device.make(createChunk(200_000));
    await device.sync();
    const pages = [await device.pull(BEGINNING)];
    for (const page of pages) {
      if ("error" in page) throw new Error(page.error);
      expect(page.entries.length).toBeLessThanOrEqual(PAGE_MAX_CHUNKS);
      const bytes = page.entries.reduce((sum, entry) => sum + (isGap(entry) ? 0 : entry.bytes.length), 0);
      expect(bytes).toBeLessThanOrEqual(PAGE_MAX_BYTES);
    }
    const newPhone = createDevice(send, account);
    await newPhone.sync();
    expect(contentOf(newPhone)).toEqual(contentOf(device));
  });

  it("of a cursor that is on no chain of this account is answered with the end of its chain", async () => {
    const { device } = createSetting();
    device.make();
    await device.sync();
    const { seq, head } = device.cursor();
    for (const wrong of [
      { seq, head: randomBytes(32) },
      { seq: 9, head },
      { seq: 0, head },
    ]) {
      expect(await device.pull(wrong)).toEqual({ error: "diverged", seq, head });
    }
  });
});

describe("a pack", () => {
  it("takes the place of chunks when a second device agrees, and only of those that both named", async () => {
    const { send, account, device, chunks, pack } = await createPacked();
    const [phone, tablet] = [randomBytes(16), randomBytes(16)];
    const ids = chunks.map(({ id }) => id);
    expect(await cover(send, account, pack, phone, ids.slice(0, 4))).toEqual({ dropped: 0, waiting: 4 });
    expect(await cover(send, account, pack, phone, ids.slice(0, 4))).toEqual({ dropped: 0, waiting: 4 });
    expect(await cover(send, account, pack, tablet, ids.slice(2, 6))).toEqual({ dropped: 2, waiting: 2 });
    expect(await keptIds(device)).toEqual(new Set([ids[0], ids[1], ids[4], ids[5], pack.id].map(hex)));
  });

  it("takes it after thirty days on one device's word, and not a day sooner", async () => {
    let now = 20_000 * DAY_MILLIS;
    const { send, account, chunks, pack } = await createPacked({ now: () => now });
    const phone = randomBytes(16);
    const ids = chunks.map(({ id }) => id);
    const ask = () => cover(send, account, pack, phone, ids);
    expect(await ask()).toEqual({ dropped: 0, waiting: 6 });
    now += (COVERS_WAIT_DAYS - 1) * DAY_MILLIS;
    expect(await ask()).toEqual({ dropped: 0, waiting: 6 });
    now += DAY_MILLIS;
    expect(await ask()).toEqual({ dropped: 6, waiting: 0 });
    expect(await ask()).toEqual({ dropped: 6, waiting: 0 });
  });

  it("leaves a chain that verifies for old phones and new ones, and takes retries of what it covers", async () => {
    const { send, account, device, chunks, pack } = await createPacked();
    const oldPhone = createDevice(send, account);
    await oldPhone.push([]);
    const ids = chunks.map(({ id }) => id);
    for (const tag of [randomBytes(16), randomBytes(16)]) await cover(send, account, pack, tag, ids);
    expect(await device.push(chunks)).toMatchObject({ seq: 7, seqs: [1, 2, 3, 4, 5, 6] });
    expect(await device.push([{ ...createChunk(), id: ids[0] ?? pack.id }])).toMatchObject({ error: "otherBytes" });
    device.make();
    await device.sync();
    const newPhone = createDevice(send, account);
    for (const phone of [oldPhone, newPhone]) {
      await phone.sync();
      expect(phone.cursor()).toEqual(device.cursor());
      expect(phone.chunks.size).toBe(2);
    }
    const listing = decodeListing(new Uint8Array(await (await device.ask(listingPath(account.id, 0))).arrayBuffer()));
    expect(listing?.chunks.map(({ kind }) => kind)).toEqual([...Array(6).fill(KIND_DROPPED), KIND_PACK, 1]);
  });

  it("gives the room of what it covers back", async () => {
    const { send, account, chunks, pack } = await createPacked();
    const used = () => store.read(account.id, async (reader) => (await reader.account())?.bytesUsed ?? 0);
    const before = await used();
    const ids = chunks.map(({ id }) => id);
    await cover(send, account, pack, randomBytes(16), ids);
    expect(await used()).toBe(before + 16 * ids.length);
    await cover(send, account, pack, randomBytes(16), ids);
    expect(await used()).toBe(before - chunks.reduce((sum, { bytes }) => sum + bytes.length, 0));
  });

  it("covers nothing with other bytes, from elsewhere, or without being a pack", async () => {
    const { send, account, chunks, pack } = await createPacked();
    const [first] = chunks as [SealedChunk];
    const tag = randomBytes(16);
    expect(await cover(send, account, { ...pack, bytes: randomBytes(9) }, tag, [first.id])).toMatchObject({
      error: "otherBytes",
    });
    expect(await cover(send, account, createChunk(9, KIND_PACK), tag, [first.id])).toEqual({ error: "notFound" });
    expect(await cover(send, account, first, tag, [pack.id])).toEqual({ error: "malformed" });
    expect(await cover(send, account, pack, tag, [pack.id, randomBytes(16)])).toEqual({ dropped: 0, waiting: 0 });
  });
});

describe("an invite code", () => {
  const INVITE = "kaede";

  it("is asked of who makes an account, and of nobody afterwards", async () => {
    const { send, account, device } = createSetting({ inviteCode: INVITE });
    expect(parseServerFacts(await (await send("/api/v1", {})).text())).toEqual({ versions: [1], isInviteNeeded: true });
    expect(await device.push([])).toEqual({ error: "unauthorized" });
    const make = (invite: string) =>
      post(send, account, "push", encodePush([]), {
        [DELETE_HASH_HEADER]: hex(sha256(account.deleteToken)),
        [INVITE_HEADER]: invite,
      });
    expect((await make("momiji")).status).toBe(403);
    expect((await make(INVITE)).status).toBe(200);
    expect(await device.push([createChunk()])).toMatchObject({ seq: 1 });
  });
});

describe("limits", () => {
  it("end requests of one address within a minute, say when to come again, and let it in then", async () => {
    let now = 0;
    const { device } = createSetting({ now: () => now, limitSettings: { requestsPerMinute: 3 } });
    for (let request = 0; request < 3; request += 1) await device.push([]);
    now += 20_000;
    expect(await device.push([])).toEqual({ error: "slowDown", retryAfterSeconds: 40 });
    now += 40_000;
    expect(await device.push([])).toMatchObject({ seq: 0 });
  });

  it("count addresses apart, and all of them together", async () => {
    let address = "192.0.2.1";
    const options = { addressOf: () => address, limitSettings: { accountsPerHour: 2, accountsPerHourInAll: 3 } };
    const send = createSite(store, options);
    const make = async () => {
      const reply = await createDevice(send, createAccount()).push([]);
      return "error" in reply ? reply.error : "made";
    };
    expect([await make(), await make(), await make()]).toEqual(["made", "made", "slowDown"]);
    address = "2001:db8:1:2:3::4";
    expect([await make(), await make()]).toEqual(["made", "slowDown"]);
  });

  it("let no more than 64 MiB of bodies into memory at once, and no more than 16 from one address", () => {
    const limits = createLimits(NO_LIMITS, () => 0);
    const take = (address: string) => limits.reserve(address, REQUEST_MAX_BYTES);
    const byAddress = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5"].map((address) =>
      Array.from({ length: 20 }, () => take(address)).filter(Boolean),
    );
    expect(byAddress.map(({ length }) => length)).toEqual([16, 16, 16, 16, 0]);
    limits.release("192.0.2.1", REQUEST_MAX_BYTES);
    expect([take("192.0.2.5"), take("192.0.2.5")]).toEqual([true, false]);
  });
});

describe("pages of other origins", () => {
  const APP = "https://app.example";

  it("are let in where the origin is one of those named, to the letter", async () => {
    const { send, account } = createSetting({ appOrigins: new Set([APP]) });
    const preflight = async (origin: string) => {
      const answer = await send(accountPath(account.id, "push"), { method: "OPTIONS", headers: { origin } });
      return answer.headers.get("access-control-allow-origin");
    };
    expect(await preflight(APP)).toBe(APP);
    for (const other of [
      "https://app.example.evil",
      "http://app.example",
      "https://APP.example",
      "null",
      `${APP}:443`,
    ]) {
      expect(await preflight(other)).toBeNull();
    }
    const answer = await post(send, account, "push", encodePush([]), { origin: APP });
    expect([answer.headers.get("access-control-allow-origin"), answer.headers.get("vary")]).toEqual([APP, "origin"]);
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });
});

describe("what is no request of this protocol", () => {
  it("is told which versions there are, where it asks for another", async () => {
    const { send } = createSetting();
    const answer = await send("/api/v2/accounts/00/push", { method: "POST" });
    expect([answer.status, parseRefusal(await answer.text())]).toEqual([
      404,
      { error: "unsupportedVersion", versions: [1] },
    ]);
    expect(parseRefusal(await (await send("/api/none", {})).text())).toEqual({ error: "notFound" });
  });

  it("is refused without harm, whatever its bytes are", async () => {
    const { send, account } = createSetting();
    const actions = fc.constantFrom("push" as const, "fetch" as const, "covers" as const);
    await fc.assert(
      fc.asyncProperty(actions, fc.uint8Array({ minLength: 1, maxLength: 200 }), async (action, body) => {
        const answer = await post(send, account, action, body);
        expect([200, 400, 401, 404, 413]).toContain(answer.status);
      }),
    );
  });
});

describe("the log", () => {
  it("holds neither tokens nor accounts nor whole addresses, when all goes well and when nothing does", async () => {
    const lines: string[] = [];
    const broken = {
      ...store,
      write: async () => {
        throw new Error(`duplicate key (account_id)=(${bytesToHex(account.id)}) token ${bytesToHex(account.token)}`);
      },
    };
    const options = { isEveryRequestLogged: true, lines, addressOf: () => "198.51.100.77" };
    const { account, device } = createSetting(options);
    device.make();
    await device.sync();
    await device.deleteAccount();
    const answer = await post(createSite(broken, options), account, "push", encodePush([]));
    expect(answer.status).toBe(500);
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const line of lines) {
      expect(JSON.parse(line)).toHaveProperty("time");
      for (const secret of [account.id, account.token, account.deleteToken].map(hex))
        expect(line).not.toContain(secret);
      expect(line).not.toContain("100.77");
    }
    expect(lines[0]).toContain('"address":"198.51.100.0"');
  });
});

describe("the operator", () => {
  it("sees counts, and no one in them", async () => {
    const { send, account, device } = createSetting();
    await device.push([createChunk(72)]);
    await device.pull({ seq: 3, head: randomBytes(32) });
    const text = await (await send("/metrics", {})).text();
    expect(text).toContain("noboru_accounts_created_total 1\n");
    expect(text).toContain("noboru_bytes_stored_total 200\n");
    expect(text).toContain('noboru_requests_total{action="chunks",status="409"} 1\n');
    expect(text).not.toContain(hex(account.id));
    expect(await (await send("/readyz", {})).json()).toEqual({ ok: true });
  });

  it("is told when the database does not answer", async () => {
    const send = createSite({ ...store, isReady: () => Promise.reject(new Error("gone")) });
    const answer = await send("/readyz", {});
    expect([answer.status, await answer.json()]).toEqual([503, { ok: false }]);
  });
});

async function createPacked(options: SiteOptions = {}) {
  const setting = createSetting(options);
  const chunks = Array.from({ length: 6 }, () => createChunk());
  const pack = createChunk(300, KIND_PACK);
  await setting.device.push([...chunks, pack]);
  return { ...setting, chunks, pack };
}

async function cover(
  send: Send,
  account: TestAccount,
  pack: SealedChunk,
  deviceTag: Uint8Array,
  chunkIds: Uint8Array[],
) {
  const packDigest = sha256(pack.bytes);
  const answer = await post(
    send,
    account,
    "covers",
    encodeCovers({ packId: pack.id, packDigest, deviceTag, chunkIds }),
  );
  const text = await answer.text();
  return (parseCoversReply(text) as CoversReply | null) ?? parseRefusal(text);
}

function contentOf({ chunks }: Device): ReadonlySet<string> {
  return new Set([...chunks.values()].map(({ id, bytes }) => `${hex(id)} ${bytes.length} ${hex(sha256(bytes))}`));
}

async function keptIds(device: Device): Promise<ReadonlySet<string>> {
  const page = await device.pull(BEGINNING);
  if ("error" in page) throw new Error(page.error);
  return new Set(page.entries.flatMap((entry) => (isGap(entry) ? [] : [hex(entry.id)])));
}

async function post(
  send: Send,
  { id, token }: TestAccount,
  action: "push" | "fetch" | "covers",
  body: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const always = {
    authorization: `Bearer ${bytesToHex(token)}`,
    "content-type": FRAME_MEDIA_TYPE,
    "content-length": String(body.length),
  };
  return send(accountPath(id, action), { method: "POST", headers: { ...always, ...headers }, body: body as BodyInit });
}

function hex(bytes: Uint8Array | undefined): string {
  return bytesToHex(bytes ?? new Uint8Array(0));
}
