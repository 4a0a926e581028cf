import { newAccount } from "../../../src/client/sync/accounts.ts";
import { createSyncServer } from "../../../src/client/sync/server.ts";
import { BEGINNING, bytesToHex, hexToBytes, type SealedChunk } from "../../../src/schema/protocol.ts";
import { decodeListing, encodeListing, encodePage } from "../../../src/schema/protocol-frames.ts";
import { createDevice, type SyncedDevice } from "../../client/sync/parts/devices.ts";
import { openOwnServer } from "../../client/sync/parts/own-server.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countLost, createWorld, settle } from "./world.ts";

/**
 * 24: a server gives a device every chunk but one, in a chain that verifies: one from the middle, one at the end that
 * another device has seen. The gap is told. Control: a device that looks at the chain alone.
 */
export async function hideChunk({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: isLong ? 100 : 3, faults: 0, acked: 0, lost: 0 };
  let lostByChain = 0;
  for (let run = 0; run < counted.runs; run += 1) {
    const world = await createWorld(["phone", "tablet"]);
    const [phone, tablet] = world.devices;
    if (phone === undefined || tablet === undefined) throw new Error("Inconsistent: no devices");
    for (let number = 1; number <= 3; number += 1) {
      await phone.answer(`jichi-000${number}`);
      await phone.sync();
    }
    await tablet.sync();
    await tablet.answer("jichi-0009");
    await tablet.sync();
    const [first, second, third, ofTablet] = await chunksInOrder(tablet);
    if (first === undefined || second === undefined || third === undefined || ofTablet === undefined) {
      throw new Error("Inconsistent: the server lacks chunks");
    }
    for (const shown of [
      [first, third, ofTablet],
      [first, second, ofTablet],
    ]) {
      const liar = openOwnServer();
      await createSyncServer(liar.ask, await newAccount(world.secret, false)).push(shown, "");
      const victim = createDevice("victim", liar.ask);
      await victim.join(world.secret, true);
      const outcome = await victim.sync();
      counted.faults += 1;
      counted.acked += 3;
      counted.lost += ((await victim.engine.status())?.missing ?? 0) > 0 ? 0 : 1;
      // The chain is in order, and so is the round.
      lostByChain += outcome.kind === "done" ? 1 : 0;
    }
  }
  return judge(counted, lostByChain);
}

/**
 * 25: a server goes back to an older state, openly or with a false face. It is noticed, the log stays, and an open one gets
 * back what it lost. Control: a cursor that is a number, and a server that gives numbers out again.
 */
export async function goBack({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: isLong ? 100 : 3, faults: 0, acked: 0, lost: 0 };
  let lostByNumber = 0;
  for (let run = 0; run < counted.runs; run += 1) {
    const world = await createWorld(["phone", "tablet"]);
    const [phone, tablet] = world.devices;
    if (phone === undefined || tablet === undefined) throw new Error("Inconsistent: no devices");
    const events = [await phone.answer("jichi-0001")];
    await settle(world.devices);
    const older = await chunksInOrder(phone);
    events.push(await phone.answer("jichi-0002"), await tablet.answer("jichi-0003"));
    await settle(world.devices);
    const before = await phone.log();

    // Openly: it has the older chunks and says so. Then somebody goes on.
    world.server.wipe();
    await createSyncServer(world.server.ask, await newAccount(world.secret, false)).push(older, "");
    events.push(await tablet.answer("jichi-0004"));
    const outcome = await tablet.sync();
    counted.lost += outcome.kind === "done" && outcome.wasRepaired ? 0 : 1;
    await settle(world.devices);
    counted.lost += await countLost(world.devices, events);

    // With a false face: nothing new, and the end of the chain is one that was long ago.
    const beginning = encodePage({ hasMore: false, end: { seq: 1, head: BEGINNING.head }, entries: [] });
    world.server.forge((path, response) =>
      path.includes("/chunks?") ? new Response(beginning as Uint8Array<ArrayBuffer>) : response,
    );
    const deceived = await phone.sync();
    counted.lost += deceived.kind === "failed" && deceived.failure.kind === "broken" ? 0 : 1;
    const after = await phone.log();
    counted.lost += before.filter(
      (event) => !after.some((one) => JSON.stringify(one) === JSON.stringify(event)),
    ).length;
    counted.faults += 2;
    counted.acked += events.length;
    lostByNumber += lostByPlainNumber();
  }
  return judge(counted, lostByNumber);
}

/** The control: seq 2 is given out again after the older state came back; who has seen a 2 never asks for the new one. */
function lostByPlainNumber(): number {
  const cursor = 2;
  const again = [{ seq: 1 }, { seq: 2, isNew: true }];
  return again.filter(({ seq, isNew }) => isNew === true && seq <= cursor).length;
}

/** 26: a repair against a listing that is empty, or half there, deletes nothing. Control: absence is deletion. */
export async function listNothing({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: isLong ? 100 : 4, faults: 0, acked: 0, lost: 0 };
  let lostByAbsence = 0;
  for (let run = 0; run < counted.runs; run += 1) {
    const world = await createWorld(["phone", "tablet"]);
    const events = [];
    for (const device of world.devices)
      events.push(await device.answer("jichi-0001"), await device.answer("jichi-0002"));
    await settle(world.devices);
    const [phone] = world.devices;
    if (phone === undefined) throw new Error("Inconsistent: no devices");
    // A cursor that is on no chain makes the device ask for the listing.
    const account = await phone.syncStore.load();
    if (account === null) throw new Error("Inconsistent: no account");
    await phone.syncStore.keep({ ...account, cursor: { seq: 1, head: "ee".repeat(32) } }, []);
    const chunks = await phone.syncStore.chunks();
    world.server.forge(async (path, response) => {
      if (!path.includes("/chunk-ids")) return response;
      const listing = decodeListing(new Uint8Array(await response.arrayBuffer()));
      if (listing === null) throw new Error("Inconsistent: no listing");
      const shown = run % 2 === 0 ? [] : listing.chunks.slice(1);
      lostByAbsence += chunks.length - shown.length;
      return new Response(encodeListing({ ...listing, hasMore: false, chunks: shown }) as Uint8Array<ArrayBuffer>);
    });
    await phone.sync();
    world.server.forge(null);
    counted.faults += 1;
    counted.acked += events.length;
    counted.lost += chunks.length - (await phone.syncStore.chunks()).length;
    await settle(world.devices);
    counted.lost += await countLost(world.devices, events);
  }
  return judge(counted, lostByAbsence);
}

/** 27: of every request in turn the answer is lost after the server has done what it says. Control: a new seal a try. */
export async function loseReplies({ isLong }: Scale): Promise<HostileResult> {
  const counted = { runs: 0, faults: 0, acked: 0, lost: 0 };
  let twice = 0;
  for (let run = 0; run < (isLong ? 30 : 2); run += 1) {
    for (let deadly = 0; deadly < 6; deadly += 1) {
      const world = await createWorld(["phone", "tablet"]);
      const [phone, tablet] = world.devices;
      if (phone === undefined || tablet === undefined) throw new Error("Inconsistent: no devices");
      const events = [await phone.answer("jichi-0001"), await tablet.answer("jichi-0002")];
      await tablet.sync();
      world.server.expect(...Array.from({ length: deadly }, () => "passes" as const), "unanswered");
      await phone.sync();
      world.server.expect();
      await settle([phone.restart(), tablet]);
      counted.runs += 1;
      counted.faults += 1;
      counted.acked += events.length;
      counted.lost += await countLost([phone, tablet], events);
      const atServer = await chunksInOrder(tablet);
      counted.lost += Math.abs(atServer.length - 2);
      twice += deadly === 0 ? 1 : 0;
    }
  }
  return judge(counted, twice);
}

/** The chunks of the account as the device has them, by their place on the server. */
async function chunksInOrder(device: SyncedDevice): Promise<readonly SealedChunk[]> {
  const account = await device.syncStore.load();
  if (account === null) throw new Error("Inconsistent: no account");
  const { ask } = device;
  const listing = await createSyncServer(ask, account).list(0);
  if (listing.kind !== "answer") throw new Error(`No listing: ${JSON.stringify(listing)}`);
  const rows = new Map((await device.syncStore.chunks()).map((row) => [row.id, row]));
  return listing.value.chunks.flatMap(({ id }) => {
    const row = rows.get(bytesToHex(id));
    return row === undefined ? [] : [{ kind: row.kind, id: hexToBytes(row.id, 16) as Uint8Array, bytes: row.bytes }];
  });
}
