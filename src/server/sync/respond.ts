import type { Context } from "hono";
import {
  DELETE_HASH_HEADER,
  FRAME_MEDIA_TYPE,
  INVITE_HEADER,
  type Refusal,
  STATUS_BY_REFUSAL,
} from "../../schema/protocol.ts";
import { formatRefusal } from "../../schema/protocol-replies.ts";

const PREFLIGHT_SECONDS = "86400";

/** For answers that no page shows: nothing may be made of them, and nobody keeps them. */
const ALWAYS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** How answers of the API look. `appOrigins`: origins of pages that may read them beside the server's own. */
export function createResponder(appOrigins: ReadonlySet<string>) {
  return { respond, refuse, preflightHeaders };

  function refuse(context: Context, refusal: Refusal): Response {
    const wait = "retryAfterSeconds" in refusal ? { "retry-after": String(refusal.retryAfterSeconds) } : {};
    return respond(context, STATUS_BY_REFUSAL[refusal.error], formatRefusal(refusal), wait);
  }

  function respond(
    context: Context,
    status: number,
    body: string | Uint8Array | null,
    more: Readonly<Record<string, string>> = {},
  ): Response {
    const type = typeof body === "string" ? "application/json" : FRAME_MEDIA_TYPE;
    const typed = body === null ? {} : { "content-type": type };
    const headers = { ...ALWAYS, ...typed, ...more, ...originHeaders(context) };
    return new Response(body as string | Uint8Array<ArrayBuffer> | null, { status, headers });
  }

  /** A page of another origin may read the answer only where the operator has named that origin. */
  function originHeaders(context: Context): Record<string, string> {
    if (appOrigins.size === 0) return {};
    const origin = context.req.header("origin");
    if (origin === undefined || !appOrigins.has(origin)) return { vary: "origin" };
    return { vary: "origin", "access-control-allow-origin": origin, "access-control-expose-headers": "retry-after" };
  }

  function preflightHeaders(context: Context): Record<string, string> {
    const allowed = originHeaders(context);
    if (allowed["access-control-allow-origin"] === undefined) return allowed;
    return {
      ...allowed,
      "access-control-allow-methods": "GET, POST, DELETE",
      "access-control-allow-headers": `authorization, content-type, ${DELETE_HASH_HEADER}, ${INVITE_HEADER}`,
      "access-control-max-age": PREFLIGHT_SECONDS,
    };
  }
}
