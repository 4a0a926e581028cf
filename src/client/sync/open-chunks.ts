import type { StoredEvent } from "../../domain/event.ts";
import { coverageOf, unionOf } from "../../domain/sync/coverage.ts";
import type { ChunkPlace, ChunkRow, SyncAccount, SyncStore } from "../../domain/sync/ports.ts";
import { parseEvent } from "../../schema/event.ts";
import {
  bytesToHex,
  CHUNK_ID_BYTES,
  hexToBytes,
  KIND_EVENTS,
  KIND_PACK,
  type SealedChunk,
} from "../../schema/protocol.ts";
import { bytesToContents, type ChunkContents, linkOf, NO_LINK } from "../../schema/sync/chunk-contents.ts";
import { bytesToEvents } from "../../schema/sync/event-codec.ts";
import { isSoundAnswer } from "../../schema/sync/sound-answer.ts";
import { digestOf, open } from "./seal.ts";

export interface Opened {
  readonly chunks: readonly ChunkRow[];
  readonly events: readonly StoredEvent[];
  /** The account as it is with them at hand. */
  readonly account: SyncAccount;
}

/**
 * Opens chunks that came from outside. One that cannot be opened is set aside, its bytes kept, and does not stop the
 * next; so is one of whose events some could not be taken in.
 * `place`: where those are that could be opened. `at`: milliseconds since the epoch.
 */
export async function openChunks(
  store: Pick<SyncStore, "chunksOfGroup">,
  account: SyncAccount,
  sealed: readonly SealedChunk[],
  place: ChunkPlace,
  at: number,
): Promise<Opened> {
  const chunks = new Map<string, ChunkRow>();
  const events: StoredEvent[] = [];
  let { claims, packedLinks, coverage } = account;
  for (const chunk of sealed) {
    const row = await setAside(chunk, at);
    const contents = await contentsOf(account, chunk);
    chunks.set(row.id, row);
    if (contents === "unknownKind") chunks.set(row.id, { ...row, place });
    if (typeof contents === "string") continue;
    const { deviceId, previous, payload, links, seen } = contents;
    const found = payload.kind === "events" ? payload.events : await joinedParts(payload.group, contents);
    const taken = found === null ? [] : found.filter(isAcceptable);
    for (const event of taken) events.push(event);
    const covers = coverageOf(taken);
    chunks.set(row.id, {
      ...row,
      place: found !== null && taken.length < found.length ? "quarantined" : place,
      link: `${deviceId}/${row.link}`,
      previous: previous === NO_LINK ? "" : `${deviceId}/${previous}`,
      covers,
      group: payload.kind === "part" ? payload.group : "",
    });
    coverage = unionOf(coverage, covers);
    claims = {
      ...claims,
      ...Object.fromEntries(Object.entries(seen).filter(([tag, count]) => count > (claims[tag] ?? 0))),
    };
    packedLinks = [...new Set([...packedLinks, ...Object.entries(links).map(([device, link]) => `${device}/${link}`)])];
  }
  return { chunks: [...chunks.values()], events, account: { ...account, claims, packedLinks, coverage } };

  /** The events of a group, once all its parts are at hand; null before. */
  async function joinedParts(group: string, last: ChunkContents): Promise<readonly unknown[] | null> {
    const rows = [...(await store.chunksOfGroup(group)), ...[...chunks.values()].filter((row) => row.group === group)];
    const parts = await Promise.all(
      rows.map(({ id, kind, bytes }) =>
        contentsOf(account, { id: hexToBytes(id, CHUNK_ID_BYTES) as Uint8Array, kind, bytes }),
      ),
    );
    const byNumber = new Map<number, Uint8Array>();
    for (const part of [...parts, last]) {
      if (typeof part === "object" && part.payload.kind === "part")
        byNumber.set(part.payload.number, part.payload.bytes);
    }
    const of = last.payload.kind === "part" ? last.payload.of : 0;
    if (byNumber.size < of) return null;
    const bytes = new Uint8Array([...byNumber.values()].reduce((sum, part) => sum + part.length, 0));
    let place = 0;
    for (const [, part] of [...byNumber].toSorted(([a], [b]) => a - b)) {
      bytes.set(part, place);
      place += part.length;
    }
    try {
      return bytesToEvents(bytes, last.deviceId);
    } catch {
      return null;
    }
  }
}

async function contentsOf(
  account: SyncAccount,
  { kind, id, bytes }: SealedChunk,
): Promise<ChunkContents | "unknownKind" | "sealed"> {
  if (kind !== KIND_EVENTS && kind !== KIND_PACK) return "unknownKind";
  const plain = await open(account, { accountId: account.accountId, chunkId: id, kind }, bytes);
  const reading = plain === null ? null : bytesToContents(plain);
  return reading?.kind === "contents" ? reading.contents : "sealed";
}

async function setAside({ id, kind, bytes }: SealedChunk, at: number): Promise<ChunkRow> {
  return {
    id: bytesToHex(id),
    kind,
    bytes: bytes.slice(),
    place: "quarantined",
    link: linkOf(await digestOf(bytes)),
    previous: "",
    covers: {},
    group: "",
    replaces: [],
    at,
    toldAt: null,
  };
}

function isAcceptable(event: unknown): event is StoredEvent {
  return isSoundAnswer(event) || parseEvent(event).kind === "event";
}
