import { type ReactNode, useState } from "react";
import { bytesToFrames, type FrameCollection, framesToBytes, withFrame } from "../../../domain/sync/code-frames.ts";
import type { BundleOutcome } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { BundleReport } from "./bundle-report.tsx";
import { CodeReader } from "./code-reader.tsx";
import { CodeRow } from "./code-row.tsx";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";

const DAY_MILLIS = 86_400_000;

/** A week of answers is a dozen codes. */
const SHOWN_DAYS = 7;

/** The last days from screen to camera, with no network at all. */
export function CodeExchange({ syncing }: SyncPartProps): ReactNode {
  const { clock } = useApp();
  const [frames, setFrames] = useState<readonly string[] | "tooMany" | null>(null);
  const [isReading, setReading] = useState(false);

  const show = async () => {
    setReading(false);
    const bundle = await syncing.exportRecent(clock.wallMs() - SHOWN_DAYS * DAY_MILLIS);
    setFrames(bytesToFrames(bundle) ?? "tooMany");
  };
  return (
    <div className={styles.stack}>
      <h3>{m.sync_codes()}</h3>
      <p className={styles.hint}>{m.sync_codes_what()}</p>
      <div className={styles.answers}>
        <Button aria-pressed={frames !== null} onClick={() => (frames === null ? void show() : setFrames(null))}>
          {frames === null ? m.sync_codes_show() : m.sync_codes_stop()}
        </Button>
        <Button
          aria-pressed={isReading}
          onClick={() => {
            setFrames(null);
            setReading(!isReading);
          }}
        >
          {isReading ? m.sync_codes_stop() : m.sync_codes_read()}
        </Button>
      </div>
      {frames === "tooMany" && <Notice tone="info">{m.sync_codes_too_many()}</Notice>}
      {Array.isArray(frames) && <CodeRow frames={frames} />}
      {isReading && <RowReader syncing={syncing} />}
    </div>
  );
}

function RowReader({ syncing }: Pick<SyncPartProps, "syncing">): ReactNode {
  const [collection, setCollection] = useState<FrameCollection | null>(null);
  const [outcome, setOutcome] = useState<BundleOutcome | null>(null);
  const read = (text: string) => {
    const next = withFrame(collection, text);
    if (next === collection) return;
    setCollection(next);
    const bytes = next === null ? null : framesToBytes(next);
    if (bytes !== null) void syncing.importBundle(bytes).then(setOutcome);
  };
  return (
    <>
      {outcome === null && <CodeReader hint={m.sync_codes_hint()} onText={read} />}
      {collection !== null && outcome === null && (
        <p role="status">{m.sync_codes_progress({ read: collection.parts.size, count: collection.count })}</p>
      )}
      <BundleReport outcome={outcome} />
    </>
  );
}
