import { type ReactNode, useState } from "react";
import type { BundleOutcome } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { FileDrop } from "../../ui/file-drop.tsx";
import { BundleReport } from "./bundle-report.tsx";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";

/** Everything as a sealed file, out and in: by mail, stick or share sheet, with no server. */
export function SealedFile({ syncing }: SyncPartProps): ReactNode {
  const { device, clock } = useApp();
  const [outcome, setOutcome] = useState<BundleOutcome | "reading" | null>(null);

  const save = async () => {
    const date = new Date(clock.wallMs() + clock.zoneMinutes() * 60_000).toISOString().slice(0, 10);
    await device.saveFile(`noboru-${date}.sealed`, await syncing.exportBundle());
  };
  const read = async (file: File) => {
    setOutcome("reading");
    const bytes = await file.arrayBuffer().catch(() => null);
    setOutcome(bytes === null ? { kind: "notABundle" } : await syncing.importBundle(new Uint8Array(bytes)));
  };
  return (
    <div className={styles.stack}>
      <h3>{m.sync_file()}</h3>
      <Button onClick={() => void save()}>{m.sync_file_save()}</Button>
      <FileDrop onFile={(file) => void read(file)}>{m.sync_file_read()}</FileDrop>
      <BundleReport outcome={outcome} />
    </div>
  );
}
