import type { StoredEvent } from "../../domain/event.ts";
import { type Coverage, countsOf, coverageOf, unionOf } from "../../domain/sync/coverage.ts";
import type { ChunkRow, Pending, SyncAccount } from "../../domain/sync/ports.ts";
import { bytesToHex, CHUNK_ID_BYTES, KIND_EVENTS } from "../../schema/protocol.ts";
import { type ChunkContents, contentsToBytes, deviceTag, linkOf, NO_LINK } from "../../schema/sync/chunk-contents.ts";
import { eventsToBytes } from "../../schema/sync/event-codec.ts";
import { bytesToBase64url } from "../../schema/sync/texts.ts";
import { digestOf, packed, SEALED_CONTENTS_MAX, seal } from "./seal.ts";

/** A part leaves room for what stands around it. */
const PART_BYTES = SEALED_CONTENTS_MAX - 1_000;

/** What came of sealing: chunks to keep, and the account that knows of them. */
export interface Sealed {
  readonly account: SyncAccount;
  readonly chunks: readonly ChunkRow[];
}

/**
 * Seals events that no chunk holds, into as few chunks as they fit in. The account goes on from chunk to chunk.
 * `at`: milliseconds since the epoch.
 */
export async function sealPending({ account, deviceId, events }: Pending, at: number): Promise<Sealed> {
  let now = account;
  const chunks: ChunkRow[] = [];
  for (const load of await payloadsOf(events, deviceId)) {
    const sealed = await sealNext(now, deviceId, KIND_EVENTS, { ...load, at });
    now = sealed.account;
    chunks.push(...sealed.chunks);
  }
  return { account: now, chunks };
}

/** What one chunk is to hold. */
export interface Load {
  readonly payload: ChunkContents["payload"];
  readonly covers: Coverage;
  readonly links?: ChunkContents["links"];
  readonly replaces?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Seals one chunk as the next of this device. */
export async function sealNext(account: SyncAccount, deviceId: string, kind: number, load: Load): Promise<Sealed> {
  const { payload, covers, links = {}, replaces = [], at } = load;
  const previous = account.last.deviceId === deviceId ? account.last.link : NO_LINK;
  const seen = news(account, deviceId);
  const chunkId = crypto.getRandomValues(new Uint8Array(CHUNK_ID_BYTES));
  const contents = contentsToBytes({ deviceId, previous, links, seen, payload });
  const bytes = await seal(account, { accountId: account.accountId, chunkId, kind }, await packed(contents));
  const link = linkOf(await digestOf(bytes));
  const chunk: ChunkRow = {
    id: bytesToHex(chunkId),
    kind,
    bytes,
    place: "outbox",
    link: `${deviceId}/${link}`,
    previous: previous === NO_LINK ? "" : `${deviceId}/${previous}`,
    covers,
    group: payload.kind === "part" ? payload.group : "",
    replaces,
    at,
    toldAt: null,
  };
  return {
    chunks: [chunk],
    account: {
      ...account,
      coverage: unionOf(account.coverage, covers),
      said: { ...account.said, ...seen },
      last: { deviceId, link },
    },
  };
}

/** Counts of other devices' events that have grown since this device told of them. */
function news({ coverage, said }: SyncAccount, deviceId: string): Readonly<Record<string, number>> {
  const counts = Object.entries(countsOf(coverage))
    .filter(([other]) => other !== deviceId)
    .map(([other, count]) => [deviceTag(other), count] as const);
  return Object.fromEntries(counts.filter(([tag, count]) => count > (said[tag] ?? 0)));
}

/** All in one payload where it fits, else halves, and of an event that is too large parts. */
async function payloadsOf(events: readonly StoredEvent[], deviceId: string): Promise<readonly Omit<Load, "at">[]> {
  if (events.length === 0) return [];
  const bytes = eventsToBytes(events, deviceId);
  // Most of the way to the limit without compressing twice: deflate never doubles.
  const isSmall = bytes.length < SEALED_CONTENTS_MAX / 2 || (await packed(bytes)).length < PART_BYTES;
  if (isSmall) return [{ payload: { kind: "events", events }, covers: coverageOf(events) }];
  if (events.length > 1) {
    const half = Math.ceil(events.length / 2);
    return [
      ...(await payloadsOf(events.slice(0, half), deviceId)),
      ...(await payloadsOf(events.slice(half), deviceId)),
    ];
  }
  const group = bytesToBase64url(crypto.getRandomValues(new Uint8Array(CHUNK_ID_BYTES)));
  const of = Math.ceil(bytes.length / PART_BYTES);
  return Array.from({ length: of }, (_, number) => ({
    payload: { kind: "part", group, number, of, bytes: bytes.slice(number * PART_BYTES, (number + 1) * PART_BYTES) },
    // With its last part the event is out.
    covers: number === of - 1 ? coverageOf(events) : {},
  }));
}
