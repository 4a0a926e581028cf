import { type Context, Hono } from "hono";
import {
  DELETE_HASH_HEADER,
  DIGEST_BYTES,
  hexToBytes,
  INVITE_HEADER,
  LISTING_MAX_CHUNKS,
  PAGE_MAX_CHUNKS,
  PROTOCOL_VERSION,
  REQUEST_MAX_BYTES,
  type Refusal,
  type ServerFacts,
} from "../../schema/protocol.ts";
import { decodeCovers, decodeIds, decodePush, encodeListing, encodePage } from "../../schema/protocol-frames.ts";
import { formatPushReply, formatRefusal } from "../../schema/protocol-replies.ts";
import { truncateAddress } from "../address.ts";
import { isSameDigest, sha256 } from "../digest.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { type ChunkStore, StoreUnavailable } from "../store/chunk-store.ts";
import type { Access } from "./access.ts";
import { coverChunks } from "./covers.ts";
import { deleteAccount } from "./delete-account.ts";
import { fetchChunks, listChunkIds, pull } from "./pull.ts";
import { push } from "./push.ts";
import { readAccess, readBodyBytes, readCursor, readSeq } from "./request.ts";
import { createResponder } from "./respond.ts";

const DAY_MILLIS = 86_400_000;
const RETRY_SECONDS = 5;
const SERVED_VERSIONS = [PROTOCOL_VERSION];

export interface SyncApiOptions {
  readonly store: ChunkStore;
  readonly limits: Limits;
  readonly metrics: Metrics;
  readonly log: Log;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Whether every request is noted, not only what went wrong. */
  readonly isEveryRequestLogged: boolean;
  /** Who asks, from the connection or from a trusted proxy. */
  readonly addressOf: (context: Context) => string;
  /** Code without which nobody makes an account; null where everybody may. */
  readonly inviteCode: string | null;
  /** Origins of pages that may use this server beside its own, exactly as browsers send them. */
  readonly appOrigins: ReadonlySet<string>;
}

interface Asked {
  readonly context: Context;
  readonly access: Access;
  readonly address: string;
  /** Empty for a GET or DELETE. */
  readonly body: Uint8Array;
}

/** What goes back: a refusal, a frame, a JSON text, or nothing. */
type Answer = Refusal | Uint8Array | string | null;

/** The sync protocol over HTTP, below `/api`; `src/schema/protocol.ts` specifies it. */
export function createSyncApi(options: SyncApiOptions): Hono {
  const { store, limits, metrics, log, now, inviteCode } = options;
  const { respond, refuse, preflightHeaders } = createResponder(options.appOrigins);
  const today = () => Math.floor(now() / DAY_MILLIS);
  const inviteDigest = inviteCode === null ? null : sha256(Buffer.from(inviteCode));
  const facts: ServerFacts = { versions: SERVED_VERSIONS, isInviteNeeded: inviteCode !== null };

  const api = new Hono();
  const account = "/v1/accounts/:id";
  api.options("*", (context) => context.body(null, 204, preflightHeaders(context)));
  api.get("/v1", (context) => respond(context, 200, JSON.stringify(facts)));
  api.post(`${account}/push`, handle("push", answerPush));
  api.get(`${account}/chunks`, handle("chunks", answerPull));
  api.get(`${account}/chunk-ids`, handle("chunk-ids", answerListing));
  api.post(`${account}/fetch`, handle("fetch", answerFetch));
  api.post(`${account}/covers`, handle("covers", answerCovers));
  api.delete(
    account,
    handle("delete", ({ access }) => deleteAccount(store, access, today())),
  );
  api.all("*", (context) => {
    const version = /^\/api\/v(\d+)(\/|$)/.exec(context.req.path)?.[1];
    const isOther = version !== undefined && !SERVED_VERSIONS.includes(Number(version));
    return refuse(
      context,
      isOther ? { error: "unsupportedVersion", versions: SERVED_VERSIONS } : { error: "notFound" },
    );
  });
  return api;

  async function answerPush({ context, access, address, body }: Asked): Promise<Answer> {
    const invite = context.req.header(INVITE_HEADER);
    const isInvited = inviteDigest === null || (invite !== undefined && isInvite(invite));
    if (invite !== undefined && !isInvited) return { error: "inviteWrong" };
    const deleteHash = context.req.header(DELETE_HASH_HEADER);
    const deleteHashBytes = deleteHash === undefined ? null : hexToBytes(deleteHash, DIGEST_BYTES);
    const chunks = decodePush(body);
    if (chunks === null || (deleteHash !== undefined && deleteHashBytes === null)) return { error: "malformed" };
    if (chunks === "tooLarge") return { error: "tooLarge", limitBytes: REQUEST_MAX_BYTES };
    const seconds = limits.secondsToCreation(address);
    const creationRefusal: Refusal | null = !isInvited
      ? { error: "unauthorized" }
      : seconds > 0
        ? { error: "slowDown", retryAfterSeconds: seconds }
        : null;
    const outcome = await push(store, {
      ...access,
      chunks,
      deleteHash: deleteHashBytes,
      creationRefusal,
      today: today(),
    });
    if ("error" in outcome) return outcome;
    if (outcome.isNewAccount) limits.countCreation(address);
    metrics.pushed(outcome.isNewAccount, outcome.newChunks, outcome.newBytes);
    return formatPushReply(outcome.reply);
  }

  function isInvite(code: string): boolean {
    return inviteDigest !== null && isSameDigest(inviteDigest, sha256(Buffer.from(code)));
  }

  async function answerPull({ context, access }: Asked): Promise<Answer> {
    const cursor = readCursor(context);
    if (cursor === null) return { error: "malformed" };
    const page = await pull(store, access, cursor);
    return "error" in page ? page : encodePage(page);
  }

  async function answerListing({ context, access }: Asked): Promise<Answer> {
    const afterSeq = readSeq(context);
    if (afterSeq === null) return { error: "malformed" };
    const listing = await listChunkIds(store, access, afterSeq);
    return "error" in listing ? listing : encodeListing(listing);
  }

  async function answerFetch({ access, body }: Asked): Promise<Answer> {
    const ids = decodeIds(body);
    if (ids === null || ids.length > PAGE_MAX_CHUNKS) return { error: "malformed" };
    const page = await fetchChunks(store, access, ids);
    return "error" in page ? page : encodePage(page);
  }

  async function answerCovers({ access, body }: Asked): Promise<Answer> {
    const covers = decodeCovers(body);
    if (covers === null || covers.chunkIds.length > LISTING_MAX_CHUNKS) return { error: "malformed" };
    const reply = await coverChunks(store, { ...access, covers, today: today() });
    return "error" in reply ? reply : JSON.stringify(reply);
  }

  /** The way of every request about an account: limits, then the shape, then the body, and only then the database. */
  function handle(action: string, answer: (asked: Asked) => Promise<Answer>) {
    return async (context: Context): Promise<Response> => {
      const startedAt = performance.now();
      const address = options.addressOf(context);
      const response = await admit(context, address, answer);
      const millis = performance.now() - startedAt;
      metrics.answered(action, response.status, millis);
      if (options.isEveryRequestLogged) {
        log.note("request", {
          action,
          status: response.status,
          millis: Math.round(millis * 10) / 10,
          address: truncateAddress(address),
        });
      }
      return response;
    };
  }

  async function admit(
    context: Context,
    address: string,
    answer: (asked: Asked) => Promise<Answer>,
  ): Promise<Response> {
    const seconds = limits.secondsToRequest(address);
    if (seconds > 0) return refuse(context, { error: "slowDown", retryAfterSeconds: seconds });
    const access = readAccess(context);
    if ("error" in access) return refuse(context, access);
    const bodyBytes = readBodyBytes(context);
    if (typeof bodyBytes !== "number") return refuse(context, bodyBytes);
    if (!limits.reserve(address, bodyBytes))
      return refuse(context, { error: "unavailable", retryAfterSeconds: RETRY_SECONDS });
    try {
      const body = bodyBytes === 0 ? new Uint8Array(0) : new Uint8Array(await context.req.arrayBuffer());
      const given = await answer({ context, access, address, body });
      if (given === null) return respond(context, 204, null);
      if (typeof given === "string" || given instanceof Uint8Array) return respond(context, 200, given);
      return refuse(context, given);
    } catch (error) {
      const isPassing = error instanceof StoreUnavailable;
      log.note(isPassing ? "unavailable" : "fault", { reason: reasonOf(error) });
      const refusal = { error: "unavailable", retryAfterSeconds: RETRY_SECONDS } as const;
      return isPassing ? refuse(context, refusal) : respond(context, 500, formatRefusal(refusal));
    } finally {
      limits.release(address, bodyBytes);
    }
  }
}

/** The class of a fault and its place: messages of drivers may quote values. */
function reasonOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return error.message;
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error ? ` ${String(error.code)}` : "";
  const place =
    error.stack
      ?.split("\n")
      .find((line) => line.includes("/src/"))
      ?.trim() ?? "";
  return `${error.name}${code} ${place}`;
}
