import { createHash, randomBytes } from "node:crypto";
import {
  accountPath,
  BEGINNING,
  bytesToHex,
  type Cursor,
  DELETE_HASH_HEADER,
  FRAME_MEDIA_TYPE,
  headInput,
  KIND_DROPPED,
  KIND_EVENTS,
  listingPath,
  PAGE_MAX_CHUNKS,
  type PushReply,
  pullPath,
  type Refusal,
  type SealedChunk,
} from "../../../src/schema/protocol.ts";
import {
  decodeListing,
  decodePage,
  encodeIds,
  encodePush,
  isGap,
  type Page,
} from "../../../src/schema/protocol-frames.ts";
import { parsePushReply, parseRefusal } from "../../../src/schema/protocol-replies.ts";

/** Asks a server: `fetch` with the path instead of the address. */
export type Send = (path: string, init: RequestInit) => Promise<Response>;

export interface TestAccount {
  readonly id: Uint8Array;
  readonly token: Uint8Array;
  readonly deleteToken: Uint8Array;
}

export function createAccount(): TestAccount {
  return { id: randomBytes(16), token: randomBytes(32), deleteToken: randomBytes(32) };
}

export function createChunk(sizeBytes = 40, kind = KIND_EVENTS): SealedChunk {
  return { kind, id: randomBytes(16), bytes: randomBytes(sizeBytes) };
}

/** Cut in parts that a request may hold. */
const PUSH_BYTES = 800_000;
const PUSH_CHUNKS = 100;

export type Device = ReturnType<typeof createDevice>;

/**
 * The smallest client that keeps the protocol: it never forgets a chunk, trusts no acknowledgement, and moves its
 * cursor only over a chain that it has verified itself.
 */
export function createDevice(firstSend: Send, { id, token, deleteToken }: TestAccount) {
  let send = firstSend;
  const chunks = new Map<string, SealedChunk>();
  const acked = new Set<string>();
  const waiting = new Set<string>();
  let cursor: Cursor = BEGINNING;
  let repairs = 0;

  const device = {
    chunks,
    /** Ids that the server has once said to hold. */
    acked,
    cursor: () => cursor,
    repairs: () => repairs,
    make: (chunk = createChunk()): SealedChunk => {
      chunks.set(bytesToHex(chunk.id), chunk);
      waiting.add(bytesToHex(chunk.id));
      return chunk;
    },
    /** To another server, with all that it holds. */
    moveTo: (otherSend: Send): void => {
      send = otherSend;
    },
    ask,
    push: async (pushed: readonly SealedChunk[]): Promise<PushReply | Refusal> => {
      const response = await post("push", encodePush(pushed), {
        [DELETE_HASH_HEADER]: bytesToHex(hash(deleteToken)),
      });
      const text = await response.text();
      const reply = response.status === 200 ? parsePushReply(text) : parseRefusal(text);
      if (reply === null) throw new Error(`No reply of the protocol: ${response.status} ${text}`);
      if ("error" in reply) return reply;
      for (const { id: chunkId } of pushed) {
        acked.add(bytesToHex(chunkId));
        waiting.delete(bytesToHex(chunkId));
      }
      return reply;
    },
    pull: async (from: Cursor = cursor): Promise<Page | Refusal> => readPage(await ask(pullPath(id, from))),
    /** Everything there and back, as the app does it. Throws what `fetch` throws; refusals too, but for `diverged`. */
    sync: async (): Promise<void> => {
      await pushAll([...waiting]);
      for (let hasMore = true; hasMore; ) {
        const page = await device.pull();
        if ("error" in page) {
          if (page.error === "unauthorized") must(await device.push([]));
          else if (page.error !== "diverged") throw new Error(page.error);
          else await repair();
          continue;
        }
        take(page);
        hasMore = page.hasMore;
      }
    },
    deleteAccount: () => ask(accountPath(id), { method: "DELETE", headers: bearer(deleteToken) }),
  };
  return device;

  function ask(path: string, init: RequestInit = {}): Promise<Response> {
    return send(path, { ...init, headers: { ...bearer(token), ...(init.headers as Record<string, string>) } });
  }

  function post(action: "push" | "fetch", body: Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
    return ask(accountPath(id, action), {
      method: "POST",
      headers: { "content-type": FRAME_MEDIA_TYPE, "content-length": String(body.length), ...headers },
      body: body as BodyInit,
    });
  }

  async function pushAll(ids: readonly string[]): Promise<void> {
    let part: SealedChunk[] = [];
    let bytes = 0;
    for (const chunk of ids.flatMap((chunkId) => chunks.get(chunkId) ?? [])) {
      if (part.length === PUSH_CHUNKS || bytes + chunk.bytes.length > PUSH_BYTES) {
        must(await device.push(part));
        part = [];
        bytes = 0;
      }
      part.push(chunk);
      bytes += chunk.bytes.length;
    }
    if (part.length > 0) must(await device.push(part));
  }

  function take(page: Page): void {
    let { seq, head } = cursor;
    for (const entry of page.entries) {
      if (isGap(entry)) {
        ({ seq, head } = entry);
        continue;
      }
      if (entry.seq !== seq + 1) throw new Error(`Inconsistent: seq ${entry.seq} after ${seq}`);
      seq = entry.seq;
      head = hash(headInput(head, seq, entry.id, hash(entry.bytes)));
      keep(entry);
    }
    if (!page.hasMore && (seq !== page.end.seq || bytesToHex(head) !== bytesToHex(page.end.head))) {
      throw new Error(`Inconsistent: the chain does not verify at seq ${seq}`);
    }
    // Copied: what was taken from a page is a view into all of it.
    cursor = { seq, head: Uint8Array.from(head) };
  }

  function keep({ kind, id: chunkId, bytes }: SealedChunk): void {
    const key = bytesToHex(chunkId);
    if (!chunks.has(key)) chunks.set(key, { kind, id: Uint8Array.from(chunkId), bytes: Uint8Array.from(bytes) });
  }

  async function repair(): Promise<void> {
    repairs += 1;
    const listed = new Map<string, number>();
    let end: Cursor = BEGINNING;
    for (let after = 0, hasMore = true; hasMore; ) {
      const listing = decodeListing(await bodyOf(await ask(listingPath(id, after))));
      if (listing === null) throw new Error("No listing");
      for (const { id: chunkId, kind, seq } of listing.chunks) {
        listed.set(bytesToHex(chunkId), kind);
        after = seq;
      }
      ({ hasMore, end } = listing);
    }
    const wanted = [...listed].filter(([key, kind]) => kind !== KIND_DROPPED && !chunks.has(key)).map(([key]) => key);
    await pushAll([...chunks.keys()].filter((key) => !listed.has(key)));
    for (let start = 0; start < wanted.length; start += PAGE_MAX_CHUNKS) {
      await fetchAll(new Set(wanted.slice(start, start + PAGE_MAX_CHUNKS)));
    }
    cursor = { seq: end.seq, head: Uint8Array.from(end.head) };
  }

  async function fetchAll(keys: Set<string>): Promise<void> {
    for (let hasMore = true; hasMore; ) {
      const ids = [...keys].map((key) => Uint8Array.from(Buffer.from(key, "hex")));
      const page = readPage(await post("fetch", encodeIds(ids)));
      const found = await page;
      if ("error" in found) throw new Error(found.error);
      for (const entry of found.entries) {
        if (isGap(entry)) continue;
        keep(entry);
        keys.delete(bytesToHex(entry.id));
      }
      hasMore = found.hasMore;
    }
  }
}

async function readPage(response: Response): Promise<Page | Refusal> {
  if (response.status !== 200) {
    const refusal = parseRefusal(await response.text());
    if (refusal === null) throw new Error(`No refusal of the protocol: ${response.status}`);
    return refusal;
  }
  const page = decodePage(await bodyOf(response));
  if (page === null) throw new Error("No page");
  return page;
}

function must(reply: PushReply | Refusal): void {
  if ("error" in reply) throw new Error(reply.error);
}

function bearer(token: Uint8Array): Record<string, string> {
  return { authorization: `Bearer ${bytesToHex(token)}` };
}

async function bodyOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

function hash(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
