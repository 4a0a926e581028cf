import type { ReactNode } from "react";
import type { BundleOutcome } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";
import { Notice } from "../../ui/notice.tsx";
import { troubleText } from "./trouble-text.ts";

/** What a file or a row of codes brought, or why nothing. */
export function BundleReport({ outcome }: { outcome: BundleOutcome | "reading" | null }): ReactNode {
  return (
    <div role="status">
      {outcome === "reading" && <p>{m.sync_bundle_reading()}</p>}
      {typeof outcome === "object" && outcome !== null && (
        <Notice tone={outcome.kind === "merged" ? "info" : "bad"}>{outcomeText(outcome)}</Notice>
      )}
    </div>
  );
}

function outcomeText(outcome: BundleOutcome): string {
  switch (outcome.kind) {
    case "merged":
      return outcome.added === 0 ? m.sync_bundle_known() : m.sync_bundle_merged({ count: outcome.added });
    case "notABundle":
      return m.sync_bundle_not();
    case "newerFormat":
      return m.sync_bundle_newer();
    case "otherSecret":
      return m.sync_bundle_other();
    case "failed":
      return troubleText(outcome.trouble);
  }
}
