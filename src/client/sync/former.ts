import type { ChangedRows, Clock } from "../../domain/ports.ts";
import type { Kept, SyncAccount, SyncStore } from "../../domain/sync/ports.ts";
import { isGap, type PageChunk } from "../../schema/protocol-frames.ts";
import { BEGINNING_CURSOR } from "./accounts.ts";
import { cursorAfterPage } from "./chain.ts";
import { openChunks } from "./open-chunks.ts";
import type { Answer, SyncServer } from "./server.ts";

/** How emptying the former account went. `taken`: events came that the new one does not hold yet. */
export type Emptied = Answer<"gone" | "taken" | "nothingNew"> | Exclude<Kept<never>, { kind: "stored" }>;

/**
 * Takes from the account before the words were changed what other devices have pushed there meanwhile, one page at a
 * time, stored as it comes; what came is sealed anew like any event that no chunk holds. `gone`: there is nothing left.
 */
export async function emptyFormer(
  { store, clock, onRows }: { store: SyncStore; clock: Clock; onRows: (rows: ChangedRows) => void },
  account: SyncAccount,
  server: SyncServer,
): Promise<Emptied> {
  const { former } = account;
  if (former === null) return { kind: "answer", value: "gone" };
  const answer = await server.pull(former.cursor);
  if (answer.kind === "refused") {
    const { error } = answer.refusal;
    if (error === "unauthorized" || error === "deleted") return { kind: "answer", value: "gone" };
    if (error !== "diverged") return answer;
    // From the beginning, once: what is known is known.
    const kept = await store.keep({ ...account, former: { ...former, cursor: BEGINNING_CURSOR } }, []);
    return kept.kind === "stored" ? { kind: "answer", value: "taken" } : kept;
  }
  if (answer.kind !== "answer") return answer;
  const cursor = (await cursorAfterPage(former.cursor, answer.value)) ?? BEGINNING_CURSOR;
  const sealed = answer.value.entries.filter((entry): entry is PageChunk => !isGap(entry));
  if (sealed.length === 0) return { kind: "answer", value: "nothingNew" };
  const { events } = await openChunks(store, { ...account, ...former }, sealed, "acked", clock.wallMs());
  const kept = await store.take({
    account: { ...account, former: { ...former, cursor } },
    chunks: [],
    events,
    at: clock.wallMs(),
  });
  if (kept.kind !== "stored") return kept;
  onRows(kept.value.changedRows);
  return { kind: "answer", value: "taken" };
}
