import type { AccountKeys, ChainCursor } from "../../domain/sync/ports.ts";
import {
  type AccountAction,
  accountPath,
  bytesToHex,
  CHUNK_ID_BYTES,
  DELETE_HASH_HEADER,
  DIGEST_BYTES,
  FRAME_MEDIA_TYPE,
  hexToBytes,
  INVITE_HEADER,
  listingPath,
  PROTOCOL_VERSION,
  pullPath,
  type Refusal,
  type SealedChunk,
  type ServerFacts,
} from "../../schema/protocol.ts";
import {
  type Covers,
  decodeListing,
  decodePage,
  encodeCovers,
  encodeIds,
  encodePush,
  type Listing,
  type Page,
} from "../../schema/protocol-frames.ts";
import { parseCoversReply, parsePushReply, parseRefusal, parseServerFacts } from "../../schema/protocol-replies.ts";
import { digestOf } from "./seal.ts";

/** `fetch`, handed in, bound to the server's address: takes a path. */
export type Ask = (path: string, request: RequestInit) => Promise<Response>;

/** Why a request gave nothing. `unreachable`: unknown, not failed; `noServer`: whoever answers knows no such protocol. */
export type ServerFailure =
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "unreachable" }
  | { readonly kind: "noServer" };

export type Answer<T> = { readonly kind: "answer"; readonly value: T } | ServerFailure;

/** A sync server, as one account sees it. No method throws for what a network or a server does. */
export interface SyncServer {
  facts(): Promise<Answer<ServerFacts>>;
  push(chunks: readonly SealedChunk[], invite: string): Promise<Answer<ChainCursor & { seqs: readonly number[] }>>;
  pull(cursor: ChainCursor): Promise<Answer<Page>>;
  list(afterSeq: number): Promise<Answer<Listing>>;
  fetch(ids: readonly string[]): Promise<Answer<Page>>;
  cover(covers: Covers): Promise<Answer<unknown>>;
  /** Ends the account for ever; may be said again and again. */
  remove(): Promise<Answer<null>>;
}

/** With a server that hangs the learner should not: a minute is long for a megabyte on a slow line. */
const TIMEOUT_MILLIS = 60_000;

export function createSyncServer(ask: Ask, { accountId, pushToken, deleteToken }: AccountKeys): SyncServer {
  return {
    facts: () => request(`/api/v${PROTOCOL_VERSION}`, {}, text(parseServerFacts)),

    push: async (chunks, invite) => {
      const headers = {
        [DELETE_HASH_HEADER]: bytesToHex(await digestOf(deleteToken)),
        ...(invite !== "" && { [INVITE_HEADER]: invite }),
      };
      const reply = await post("push", encodePush(chunks), text(parsePushReply), headers);
      if (reply.kind !== "answer") return reply;
      return { kind: "answer", value: { ...reply.value, head: bytesToHex(reply.value.head) } };
    },

    pull: ({ seq, head }) =>
      request(pullPath(accountId, { seq, head: hexToBytes(head, DIGEST_BYTES) as Uint8Array }), {}, frame(decodePage)),

    list: (afterSeq) => request(listingPath(accountId, afterSeq), {}, frame(decodeListing)),

    fetch: (ids) =>
      post("fetch", encodeIds(ids.map((id) => hexToBytes(id, CHUNK_ID_BYTES) as Uint8Array)), frame(decodePage)),

    cover: (covers) => post("covers", encodeCovers(covers), text(parseCoversReply)),

    remove: () => request(accountPath(accountId), { method: "DELETE" }, async () => null, deleteToken, true),
  };

  function post<T>(
    action: AccountAction,
    body: Uint8Array,
    read: (response: Response) => Promise<T | null>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> {
    return request(
      accountPath(accountId, action),
      {
        method: "POST",
        body: body as Uint8Array<ArrayBuffer>,
        headers: { "content-type": FRAME_MEDIA_TYPE, ...headers },
      },
      read,
    );
  }

  async function request<T>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<T | null>,
    token = pushToken,
    mayBeNull = false,
  ): Promise<Answer<T>> {
    let response: Response;
    try {
      response = await ask(path, {
        ...init,
        headers: { authorization: `Bearer ${bytesToHex(token)}`, ...init.headers },
        cache: "no-store",
        credentials: "omit",
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
      if (response.ok) {
        const value = await read(response);
        return value === null && !mayBeNull ? { kind: "noServer" } : { kind: "answer", value: value as T };
      }
      const refusal = parseRefusal(await response.text());
      if (refusal !== null) return { kind: "refused", refusal };
    } catch {
      return { kind: "unreachable" };
    }
    // A gateway's page where the server should be: 5xx passes, anything else is another kind of site.
    return { kind: response.status >= 500 ? "unreachable" : "noServer" };
  }
}

function text<T>(parse: (text: string) => T | null): (response: Response) => Promise<T | null> {
  return async (response) => parse(await response.text());
}

function frame<T>(decode: (bytes: Uint8Array) => T | null): (response: Response) => Promise<T | null> {
  return async (response) => decode(new Uint8Array(await response.arrayBuffer()));
}
