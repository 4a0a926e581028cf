import { readFileSync } from "node:fs";
import { newAccount } from "../../../src/client/sync/accounts.ts";
import { open, packed, seal } from "../../../src/client/sync/seal.ts";
import { sealNext } from "../../../src/client/sync/seal-pending.ts";
import { keysFrom, newSecret } from "../../../src/client/sync/secret.ts";
import { type Ask, createSyncServer } from "../../../src/client/sync/server.ts";
import type { StoredEvent } from "../../../src/domain/event.ts";
import type { AccountKeys } from "../../../src/domain/sync/ports.ts";
import { bytesToHex, hexToBytes, KIND_EVENTS, KIND_PACK } from "../../../src/schema/protocol.ts";
import { bytesToContents } from "../../../src/schema/sync/chunk-contents.ts";
import { createDevice } from "../../client/sync/parts/devices.ts";
import { openOwnServer } from "../../client/sync/parts/own-server.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countLost, createWorld, settle } from "./world.ts";

const FIXTURE = "tests/fixtures/sealed-v1.json";

/**
 * 23: every byte of a chunk changed, chunks changed for one another, a chunk of another account, one cut off: none opens,
 * and none keeps the next from opening. Control: the same cipher without its tag.
 */
export async function damageSeals({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: 0, faults: 0, acked: 0, lost: 0 };
  const [keys, others] = [await keysFrom(newSecret()), await keysFrom(newSecret())];
  const contents = await packed(crypto.getRandomValues(new Uint8Array(isLong ? 2_000 : 120)));
  const label = labelOf(keys);
  const sealed = await seal(keys, label, contents);
  const opens = async (bytes: Uint8Array, by = keys, under = label) => {
    counted.faults += 1;
    if ((await open(by, under, bytes)) !== null) counted.lost += 1;
  };
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = sealed.slice();
    changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
    await opens(changed);
    await opens(sealed.subarray(0, place));
  }
  await opens(sealed, others, { ...label, accountId: others.accountId });
  await opens(sealed, keys, { ...label, accountId: others.accountId });
  await opens(sealed, keys, { ...label, kind: KIND_PACK });
  await opens(sealed, keys, labelOf(keys));
  await opens(new Uint8Array([...sealed, 0]));
  counted.lost += (await open(keys, label, sealed)) === null ? 1 : 0;
  // And in a sync: what is damaged is set aside, what follows it arrives.
  for (let run = 0; run < (isLong ? 50 : 2); run += 1) {
    const world = await createWorld(["phone", "tablet"]);
    const [phone, tablet] = world.devices;
    if (phone === undefined || tablet === undefined) throw new Error("Inconsistent: no devices");
    await pushForeign(world.server.ask, world.secret, sealed);
    const event = await phone.answer("jichi-0001");
    await settle(world.devices);
    counted.runs += 1;
    counted.acked += 1;
    counted.lost += await countLost(world.devices, [event]);
    counted.lost += (await tablet.engine.status())?.quarantined === 1 ? 0 : 1;
  }
  return judge(counted, await openedWithoutTag(contents));
}

/** 30: no key seals twice in 100,000 seals; the vectors and the fixtures of version 1 hold. Control: ids by a short clock. */
export async function neverRepeat({ isLong }: Scale): Promise<HostileResult> {
  const runs = isLong ? 100_000 : 2_000;
  const counted = { runs, faults: 0, acked: runs, lost: 0 };
  const phone = createDevice("phone", openOwnServer().ask);
  await phone.join(newSecret());
  const account = await phone.syncStore.load();
  if (account === null) throw new Error("Inconsistent: no account");
  const seen = new Set<string>();
  const hours = new Set<number>();
  let state = account;
  const load = { payload: { kind: "events" as const, events: [] as StoredEvent[] }, covers: {}, at: 0 };
  for (let run = 0; run < runs; run += 1) {
    const { account: next, chunks } = await sealNext(state, "phone", KIND_EVENTS, load);
    state = next;
    for (const { id } of chunks) seen.add(id);
    hours.add(Math.floor(run / 60));
  }
  counted.lost += runs - seen.size;
  counted.lost += await brokenFixtures();
  return judge(counted, runs - hours.size);
}

/** Sealed once with version 1, for ever readable: secret, keys and chunks with what is in them. */
async function brokenFixtures(): Promise<number> {
  const { secret, accountId, pushToken, deleteToken, chunks } = JSON.parse(readFileSync(FIXTURE, "utf8")) as {
    secret: string;
    accountId: string;
    pushToken: string;
    deleteToken: string;
    chunks: { kind: number; id: string; bytes: string; contents: unknown }[];
  };
  const account = await newAccount(secret, false);
  let broken =
    [account.accountId, account.pushToken, account.deleteToken].map(bytesToHex).join() ===
    [accountId, pushToken, deleteToken].join()
      ? 0
      : 1;
  for (const { kind, id, bytes, contents } of chunks) {
    const label = { accountId: account.accountId, chunkId: hexToBytes(id, 16) as Uint8Array, kind };
    const plain = await open(account, label, hexToBytes(bytes, bytes.length / 2) as Uint8Array);
    const reading = plain === null ? null : bytesToContents(plain);
    if (reading?.kind !== "contents" || JSON.stringify(reading.contents) !== JSON.stringify(contents)) broken += 1;
  }
  return chunks.length === 0 ? 1 : broken;
}

function labelOf({ accountId }: AccountKeys) {
  return { accountId, chunkId: crypto.getRandomValues(new Uint8Array(16)), kind: KIND_EVENTS };
}

async function pushForeign(ask: Ask, secret: string, bytes: Uint8Array): Promise<void> {
  const account = await newAccount(secret, false);
  const answer = await createSyncServer(ask, account).push(
    [{ kind: KIND_EVENTS, id: labelOf(account).chunkId, bytes }],
    "",
  );
  if (answer.kind !== "answer") throw new Error(`The foreign chunk was not taken: ${JSON.stringify(answer)}`);
}

/** AES-CTR of the same contents: how many changed bytes go unnoticed. */
async function openedWithoutTag(contents: Uint8Array<ArrayBuffer>): Promise<number> {
  const key = await crypto.subtle.generateKey({ name: "AES-CTR", length: 256 }, false, ["encrypt", "decrypt"]);
  const algorithm = { name: "AES-CTR", counter: new Uint8Array(16), length: 64 };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, contents));
  sealed[0] = (sealed[0] ?? 0) ^ 1;
  const opened = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed));
  return opened.length === contents.length ? 1 : 0;
}
