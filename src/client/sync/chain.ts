import type { ChainCursor } from "../../domain/sync/ports.ts";
import { bytesToHex, CHUNK_ID_BYTES, DIGEST_BYTES, headInput, hexToBytes } from "../../schema/protocol.ts";
import { isGap, type Page } from "../../schema/protocol-frames.ts";
import { digestOf } from "./seal.ts";

/**
 * The cursor after a page that was asked for at `cursor`; null where the page does not follow from it, or ends before it:
 * a server that has lost, or hides, what it once had.
 */
export async function cursorAfterPage(cursor: ChainCursor, page: Page): Promise<ChainCursor | null> {
  let { seq, head } = cursor;
  for (const entry of page.entries) {
    if (isGap(entry)) {
      if (entry.seq <= seq) return null;
      // What a run of dropped chunks hashed to cannot be computed any more.
      [seq, head] = [entry.seq, bytesToHex(entry.head)];
      continue;
    }
    if (entry.seq !== seq + 1) return null;
    seq = entry.seq;
    head = await nextHead(head, seq, bytesToHex(entry.id), await digestOf(entry.bytes));
  }
  const isAtEnd = page.end.seq === seq && bytesToHex(page.end.head) === head;
  return page.hasMore || isAtEnd ? { seq, head } : null;
}

/** The cursor after a push, where its chunks came directly behind what this device holds; null where not. */
export async function cursorAfterPush(
  cursor: ChainCursor,
  chunks: readonly { readonly id: string; readonly bytes: Uint8Array }[],
  reply: ChainCursor & { readonly seqs: readonly number[] },
): Promise<ChainCursor | null> {
  let { seq, head } = cursor;
  for (const [index, { id, bytes }] of chunks.entries()) {
    if (reply.seqs[index] !== seq + 1) return null;
    seq += 1;
    head = await nextHead(head, seq, id, await digestOf(bytes));
  }
  return reply.seq === seq && reply.head === head ? { seq, head } : null;
}

async function nextHead(head: string, seq: number, chunkId: string, digest: Uint8Array): Promise<string> {
  const input = headInput(bytesOf(head, DIGEST_BYTES), seq, bytesOf(chunkId, CHUNK_ID_BYTES), digest);
  return bytesToHex(await digestOf(input));
}

function bytesOf(text: string, length: number): Uint8Array {
  const bytes = hexToBytes(text, length);
  if (bytes === null) throw new Error(`Inconsistent: ${text} is not ${length} bytes in hexadecimal`);
  return bytes;
}
