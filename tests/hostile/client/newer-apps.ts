import { newAccount } from "../../../src/client/sync/accounts.ts";
import { chunksToBundle } from "../../../src/client/sync/bundle.ts";
import { packed, seal } from "../../../src/client/sync/seal.ts";
import { createSyncServer } from "../../../src/client/sync/server.ts";
import type { StoredEvent } from "../../../src/domain/event.ts";
import { replay } from "../../../src/domain/replay.ts";
import { bytesToHex, KIND_PACK, type SealedChunk } from "../../../src/schema/protocol.ts";
import { createDevice } from "../../client/sync/parts/devices.ts";
import { answerTo, createRecorder } from "../../domain/events.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countLost, createWorld, differences, settle } from "./world.ts";

const LARGE_BYTES = 1_000_000;

/** What a newer app may write: unknown types, newer versions, more fields, a body of a megabyte. */
function futureEvents(): readonly StoredEvent[] {
  const record = createRecorder("future");
  const answer = () => record("itemAnswered", answerTo("jichi-0001", 1, "tokyo-shunin"));
  const noise = Array.from(crypto.getRandomValues(new Uint8Array(65_536)), (byte) => byte.toString(36)).join("");
  const events: readonly StoredEvent[] = [
    { ...answer(), type: "streakFrozen", body: { until: "2026-08-01", why: ["a", { deep: null }] } },
    { ...answer(), version: 7, body: { item: "another shape" } },
    { ...answer(), type: "__proto__", body: { __proto__x: 1, constructor: 2 } },
    { ...answer(), type: "examPostponed", body: { text: noise.repeat(Math.ceil(LARGE_BYTES / noise.length)) } },
  ];
  const more = answer();
  const wider = {
    ...more,
    mood: "calm",
    body: { ...more.body, confidence: 0.7, item: { ...more.body.item, page: 3 } },
  };
  return [...events, wider].map((event) => JSON.parse(JSON.stringify(event)) as StoredEvent);
}

/** 6: all of it is kept, passed on letter by letter, and folded once it is understood. Control: a codec of known fields. */
export async function keepUnknown({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: isLong ? 20 : 1, faults: 0, acked: 0, lost: 0 };
  let lostByKnownFields = 0;
  for (let run = 0; run < counted.runs; run += 1) {
    const world = await createWorld(["phone", "tablet"]);
    const [phone, tablet] = world.devices;
    if (phone === undefined || tablet === undefined) throw new Error("Inconsistent: no devices");
    const events = futureEvents();
    await phone.tab.learnerStore.merge(events);
    await settle(world.devices);
    const third = createDevice("third", world.server.ask);
    await third.join(world.secret, true);
    await third.sync();
    counted.faults += events.length;
    counted.acked += events.length;
    counted.lost += await countLost([phone, tablet, third], events);
    // The update: what was unknown is written as what this build knows, and the fold takes it in.
    const understood = (await third.log()).map((event) =>
      event.version === 7 ? { ...event, version: 1, body: answerTo("jichi-0002") } : event,
    );
    if (differences(replay(understood), replay(await third.log())) === 0) counted.lost += 1;
    lostByKnownFields += events.filter(
      (event) => JSON.stringify(event) !== JSON.stringify(knownFieldsOf(event)),
    ).length;
  }
  return judge(counted, lostByKnownFields);
}

function knownFieldsOf({ body, ...envelope }: StoredEvent): unknown {
  const { deviceId, sequence, orderMs, lamport, wallMs, zoneMinutes, type, version } = envelope;
  const { item, session, mode, response } = body as Record<string, unknown>;
  return {
    deviceId,
    sequence,
    orderMs,
    lamport,
    wallMs,
    zoneMinutes,
    type,
    version,
    body: { item, session, mode, response },
  };
}

/**
 * 8: a newer app leaves a pack whose format this build does not know. Its bytes stay, are passed on by file, cost no other
 * chunk, and the cursor goes on. Control: an app that drops what it cannot read.
 */
export async function meetNewerPack({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: isLong ? 100 : 3, faults: 0, acked: 0, lost: 0 };
  let lostByDropping = 0;
  for (let run = 0; run < counted.runs; run += 1) {
    const world = await createWorld(["old"]);
    const [old] = world.devices;
    if (old === undefined) throw new Error("Inconsistent: no devices");
    const account = await newAccount(world.secret, false);
    const server = createSyncServer(world.server.ask, account);
    const newer = await newerPack(world.secret, run);
    const before = await old.answer("jichi-0001");
    await old.sync();
    await server.push([newer, { ...(await newerPack(world.secret, run)), kind: 90 }], "");
    await settle([old]);
    const after = await old.answer("jichi-0002");
    await settle([old]);
    const rows = await old.syncStore.chunks();
    const kept = rows.find(({ id }) => id === bytesToHex(newer.id));
    const isPassedOn = includesBytes(chunksToBundle(rows), newer.bytes);
    const asks = world.server.traffic.length;
    await old.sync();
    counted.faults += 2;
    counted.acked += 3;
    counted.lost += kept !== undefined && bytesToHex(kept.bytes) === bytesToHex(newer.bytes) ? 0 : 1;
    counted.lost += isPassedOn ? 0 : 1;
    counted.lost += (await old.engine.status())?.quarantined === 1 ? 0 : 1;
    counted.lost += world.server.traffic.length === asks + 1 ? 0 : 1;
    counted.lost += await countLost([old], [before, after]);
    lostByDropping += rows.filter(({ covers }) => Object.keys(covers).length > 0).some(({ id }) => id === kept?.id)
      ? 0
      : 1;
  }
  return judge(counted, lostByDropping);
}

async function newerPack(secret: string, seed: number): Promise<SealedChunk> {
  const account = await newAccount(secret, false);
  const id = crypto.getRandomValues(new Uint8Array(16));
  // Format 7 of the contents, sealed as ever.
  const contents = new Uint8Array(200).fill(seed + 1);
  contents[0] = 7 * 32;
  const label = { accountId: account.accountId, chunkId: id, kind: KIND_PACK };
  return { kind: KIND_PACK, id, bytes: await seal(account, label, await packed(contents)) };
}

function includesBytes(whole: Uint8Array, part: Uint8Array): boolean {
  return Buffer.from(whole).includes(Buffer.from(part));
}
