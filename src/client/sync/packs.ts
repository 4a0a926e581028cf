import type { Clock } from "../../domain/ports.ts";
import { type Coverage, sizeOf, unionOf, withoutCovered } from "../../domain/sync/coverage.ts";
import type { ChunkRow, SyncAccount, SyncStore } from "../../domain/sync/ports.ts";
import { CHUNK_ID_BYTES, COVERS_WAIT_DAYS, DEVICE_TAG_BYTES, hexToBytes, KIND_PACK } from "../../schema/protocol.ts";
import type { Covers } from "../../schema/protocol-frames.ts";
import { digestOf } from "./seal.ts";
import { type Sealed, sealNext } from "./seal-pending.ts";

/** So many small chunks are a page of a pull, more than half: time to put them into one. */
const PACK_FROM = 64;

/** A pack of this size is not packed again. */
const SMALL_BYTES = 96 * 1024;

/** As many answers as surely fit into one pack. */
const PACK_EVENTS_MAX = 25_000;

const DAY_MILLIS = 86_400_000;

/**
 * A pack of the events of many small chunks, so that a new phone restores years in three requests; null where it is not
 * time. Raw events, never folded state. Only of chunks whose events the log holds in full.
 */
export async function packIfDue(store: SyncStore, account: SyncAccount, clock: Clock): Promise<Sealed | null> {
  const rows = await store.chunks("acked");
  const replaced = new Set(rows.flatMap(({ replaces }) => replaces));
  const small = rows.filter((row) => isPackable(row) && !replaced.has(row.id));
  if (small.length < PACK_FROM) return null;
  let covers: Coverage = {};
  const chosen: ChunkRow[] = [];
  for (const row of small.toSorted((a, b) => a.at - b.at)) {
    const more = unionOf(covers, row.covers);
    if (sizeOf(more) > PACK_EVENTS_MAX) break;
    covers = more;
    chosen.push(row);
  }
  const events = await store.events(covers);
  if (chosen.length < 2 || events.length < sizeOf(covers)) return null;
  const links = newestLinks(chosen);
  const packedLinks = Object.entries(links).map(([device, link]) => `${device}/${link}`);
  return sealNext(
    { ...account, packedLinks: [...new Set([...account.packedLinks, ...packedLinks])] },
    await store.deviceId(),
    KIND_PACK,
    {
      payload: { kind: "events", events },
      covers,
      links,
      replaces: chosen.map(({ id }) => id),
      at: clock.wallMs(),
    },
  );
}

/** A pack that the server should hear of, with the chunks that it stands for. */
export interface Cover {
  readonly pack: ChunkRow;
  readonly covers: Covers;
  /** Chunks at hand that need not be kept beside it. */
  readonly replaced: readonly string[];
}

/**
 * The packs to tell the server of: own ones at once, those of other devices once all that they stand for is here too,
 * and each again after the wait, so that a single device can have its own dropped.
 */
export async function coversToTell(store: SyncStore, account: SyncAccount, clock: Clock): Promise<readonly Cover[]> {
  const rows = await store.chunks("acked");
  const packs = rows.filter(
    ({ kind, toldAt }) =>
      kind === KIND_PACK && (toldAt === null || clock.wallMs() - toldAt > COVERS_WAIT_DAYS * DAY_MILLIS),
  );
  const tag = await tagOf(account, await store.deviceId());
  return Promise.all(
    packs.map(async (pack) => {
      const replaced = rows.filter((row) => isPackable(row) && isReplacedBy(row, pack));
      const ids = [...new Set([...pack.replaces, ...replaced.flatMap((row) => [row.id, ...row.replaces])])];
      const covers = {
        packId: bytesOf(pack.id),
        packDigest: await digestOf(pack.bytes),
        deviceTag: tag,
        chunkIds: ids.map(bytesOf),
      };
      return {
        pack: { ...pack, replaces: ids, toldAt: clock.wallMs() },
        covers,
        replaced: replaced.map(({ id }) => id),
      };
    }),
  );
}

function isPackable({ bytes, group, covers }: ChunkRow): boolean {
  return bytes.length < SMALL_BYTES && group === "" && Object.keys(covers).length > 0;
}

/** Of two packs of the same events one goes, and every device chooses the same: never each for the sake of the other. */
function isReplacedBy(row: ChunkRow, pack: ChunkRow): boolean {
  if (Object.keys(withoutCovered(row.covers, pack.covers)).length > 0) return false;
  return sizeOf(row.covers) < sizeOf(pack.covers) || row.kind !== KIND_PACK || row.id < pack.id;
}

/** Of each device the chunk that no other one names as the one before. */
function newestLinks(rows: readonly ChunkRow[]): Readonly<Record<string, string>> {
  const named = new Set(rows.map(({ previous }) => previous));
  const newest = rows.filter(({ link }) => !named.has(link)).map(({ link }) => link.split("/") as [string, string]);
  return Object.fromEntries(newest);
}

async function tagOf({ accountId }: SyncAccount, deviceId: string): Promise<Uint8Array> {
  const name = new TextEncoder().encode(`noboru/1/device/${deviceId}`);
  const input = new Uint8Array(accountId.length + name.length);
  input.set(accountId);
  input.set(name, accountId.length);
  return (await digestOf(input)).slice(0, DEVICE_TAG_BYTES);
}

function bytesOf(id: string): Uint8Array {
  return hexToBytes(id, CHUNK_ID_BYTES) as Uint8Array;
}
