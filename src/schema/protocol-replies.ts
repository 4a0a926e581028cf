/**
 * The JSON bodies of the sync protocol, specified in `protocol.ts`. Parsed by hand: the app loads this, and zod would
 * be a hundred times as long. Unknown fields are ignored, because a later server may add some.
 */
import {
  bytesToHex,
  CHUNK_ID_BYTES,
  type CoversReply,
  DIGEST_BYTES,
  hexToBytes,
  type PushReply,
  type Refusal,
  type ServerFacts,
} from "./protocol.ts";

type Fields = Readonly<Record<string, unknown>>;

export function formatPushReply({ seq, head, seqs }: PushReply): string {
  return `{"seq":${seq},"head":"${bytesToHex(head)}","seqs":[${seqs.join()}]}`;
}

export function parsePushReply(text: string): PushReply | null {
  const { seq, head, seqs } = readFields(text);
  const headBytes = readHex(head, DIGEST_BYTES);
  if (!isCount(seq) || headBytes === null || !isCountList(seqs)) return null;
  return { seq, head: headBytes, seqs };
}

export function parseCoversReply(text: string): CoversReply | null {
  const { dropped, waiting } = readFields(text);
  return isCount(dropped) && isCount(waiting) ? { dropped, waiting } : null;
}

export function parseServerFacts(text: string): ServerFacts | null {
  const { versions, isInviteNeeded } = readFields(text);
  return isCountList(versions) && typeof isInviteNeeded === "boolean" ? { versions, isInviteNeeded } : null;
}

export function formatRefusal(refusal: Refusal): string {
  // From the holder, because a Buffer has become something else by the time it is handed over as the value.
  return JSON.stringify(refusal, function (this: Fields, key, value) {
    const held = this[key];
    return held instanceof Uint8Array ? bytesToHex(held) : value;
  });
}

/** Null for what is no refusal of this protocol: a proxy's error page, a later server's tag. Judge by the status then. */
export function parseRefusal(text: string): Refusal | null {
  const fields = readFields(text);
  switch (fields["error"]) {
    case "malformed":
    case "unauthorized":
    case "inviteWrong":
    case "notFound":
    case "deleted":
    case "mediaType":
      return { error: fields["error"] };
    case "unsupportedVersion":
      return isCountList(fields["versions"]) ? { error: "unsupportedVersion", versions: fields["versions"] } : null;
    case "diverged": {
      const head = readHex(fields["head"], DIGEST_BYTES);
      return isCount(fields["seq"]) && head !== null ? { error: "diverged", seq: fields["seq"], head } : null;
    }
    case "otherBytes": {
      const ids: readonly unknown[] = Array.isArray(fields["chunkIds"]) ? fields["chunkIds"] : [];
      return { error: "otherBytes", chunkIds: ids.flatMap((id) => readHex(id, CHUNK_ID_BYTES) ?? []) };
    }
    case "tooLarge":
      return isCount(fields["limitBytes"]) ? { error: "tooLarge", limitBytes: fields["limitBytes"] } : null;
    case "slowDown":
    case "unavailable": {
      const { error, retryAfterSeconds } = fields;
      return isCount(retryAfterSeconds) ? { error, retryAfterSeconds } : null;
    }
    case "quota": {
      const { bytesUsed, bytesLimit } = fields;
      return isCount(bytesUsed) && isCount(bytesLimit) ? { error: "quota", bytesUsed, bytesLimit } : null;
    }
    default:
      return null;
  }
}

function readFields(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Fields) : {};
  } catch {
    return {};
  }
}

function readHex(value: unknown, length: number): Uint8Array | null {
  return typeof value === "string" ? hexToBytes(value, length) : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isCountList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(isCount);
}
