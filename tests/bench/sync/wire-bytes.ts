import { newAccount } from "../../../src/client/sync/accounts.ts";
import { sealPending } from "../../../src/client/sync/seal-pending.ts";
import { newSecret } from "../../../src/client/sync/secret.ts";
import { CHUNK_ID_BYTES, hexToBytes } from "../../../src/schema/protocol.ts";
import { encodePush } from "../../../src/schema/protocol-frames.ts";
import { createAnswers } from "./synced-answers.ts";

/** Answers in a chunk, and how many such chunks are averaged over. */
const SIZES = [
  [1, 200],
  [20, 100],
  [1_000, 10],
] as const;

/** What an answer costs in the body of a push: frame, chunk id, seal and padding included. */
export async function measure(): Promise<{ readonly bytesPerAnswer: Readonly<Record<string, number>> }> {
  const bytesPerAnswer: Record<string, number> = {};
  for (const [size, chunks] of SIZES) {
    const answers = createAnswers(size * chunks, size);
    let [account, bytes] = [await newAccount(newSecret(), false), 0];
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const events = answers.slice(chunk * size, (chunk + 1) * size);
      const sealed = await sealPending({ account, deviceId: events[0]?.deviceId ?? "", events }, 0);
      account = sealed.account;
      const framed = sealed.chunks.map(({ kind, id, bytes }) => ({
        ...{ kind, bytes },
        id: hexToBytes(id, CHUNK_ID_BYTES) as Uint8Array,
      }));
      bytes += encodePush(framed).length;
    }
    bytesPerAnswer[size] = Math.round((10 * bytes) / (size * chunks)) / 10;
  }
  return { bytesPerAnswer };
}
