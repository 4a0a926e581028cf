import type { Context } from "hono";
import {
  ACCOUNT_ID_BYTES,
  type Cursor,
  DIGEST_BYTES,
  FRAME_MEDIA_TYPE,
  hexToBytes,
  REQUEST_MAX_BYTES,
  type Refusal,
  TOKEN_BYTES,
} from "../../schema/protocol.ts";
import { sha256 } from "../digest.ts";
import type { Access } from "./access.ts";

const SEQ_MAX = 2 ** 31 - 1;
const BEARER = "Bearer ";

/** An address that names no account is answered like one whose account is unknown. */
export function readAccess(context: Context): Access | Refusal {
  const authorization = context.req.header("authorization") ?? "";
  const token = authorization.startsWith(BEARER) ? hexToBytes(authorization.slice(BEARER.length), TOKEN_BYTES) : null;
  const accountId = hexToBytes(context.req.param("id") ?? "", ACCOUNT_ID_BYTES);
  if (token === null || accountId === null) return { error: "unauthorized" };
  return { accountId, tokenHash: sha256(token) };
}

/** How much of a body is announced, before any of it is read. Nothing unannounced is read at all. */
export function readBodyBytes(context: Context): number | Refusal {
  if (context.req.method !== "POST") return 0;
  const length = context.req.header("content-length");
  if (length === undefined || !/^\d+$/.test(length)) return { error: "malformed" };
  if (Number(length) > REQUEST_MAX_BYTES) return { error: "tooLarge", limitBytes: REQUEST_MAX_BYTES };
  return context.req.header("content-type") === FRAME_MEDIA_TYPE ? Number(length) : { error: "mediaType" };
}

export function readSeq(context: Context): number | null {
  const text = context.req.query("after") ?? "";
  return /^\d{1,10}$/.test(text) && Number(text) <= SEQ_MAX ? Number(text) : null;
}

export function readCursor(context: Context): Cursor | null {
  const seq = readSeq(context);
  const head = hexToBytes(context.req.query("head") ?? "", DIGEST_BYTES);
  return seq === null || head === null ? null : { seq, head };
}
