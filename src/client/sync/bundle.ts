import type { BundleOutcome } from "../../domain/sync/engine.ts";
import type { ChunkRow, SyncAccount } from "../../domain/sync/ports.ts";
import { CHUNK_ID_BYTES, hexToBytes, KIND_EVENTS, KIND_PACK, type SealedChunk } from "../../schema/protocol.ts";
import { decodePush, encodePush } from "../../schema/protocol-frames.ts";
import { open } from "./seal.ts";

/** First in a file, so that it can be told from any other. Behind it: sealed chunks, framed as in a push. */
const MAGIC = new TextEncoder().encode("noboru-sealed/");
const VERSION = "1".charCodeAt(0);

/** Chunks as one piece of bytes that may pass through any hands: a file, or a row of codes. */
export function chunksToBundle(chunks: readonly ChunkRow[]): Uint8Array {
  const replaced = new Set(chunks.flatMap(({ replaces }) => replaces));
  const sealed = chunks
    .filter(({ id }) => !replaced.has(id))
    .map(({ id, kind, bytes }) => ({ kind, bytes, id: hexToBytes(id, CHUNK_ID_BYTES) as Uint8Array }));
  const frame = encodePush(sealed);
  const bundle = new Uint8Array(MAGIC.length + 1 + frame.length);
  bundle.set(MAGIC);
  bundle[MAGIC.length] = VERSION;
  bundle.set(frame, MAGIC.length + 1);
  return bundle;
}

/** The chunks of a bundle that this account can open; why not, where it holds none. */
export async function bundleToChunks(
  bundle: Uint8Array,
  account: SyncAccount,
): Promise<readonly SealedChunk[] | Extract<BundleOutcome["kind"], "notABundle" | "newerFormat" | "otherSecret">> {
  if (!MAGIC.every((byte, index) => bundle[index] === byte)) return "notABundle";
  if (bundle[MAGIC.length] !== VERSION) return "newerFormat";
  const chunks = decodePush(bundle.subarray(MAGIC.length + 1));
  if (chunks === null || chunks === "tooLarge") return "notABundle";
  const readable: SealedChunk[] = [];
  for (const chunk of chunks) {
    const { kind, id, bytes } = chunk;
    if (kind !== KIND_EVENTS && kind !== KIND_PACK) continue;
    if ((await open(account, { accountId: account.accountId, chunkId: id, kind }, bytes)) !== null)
      readable.push(chunk);
  }
  return readable.length === 0 && chunks.length > 0 ? "otherSecret" : readable;
}
