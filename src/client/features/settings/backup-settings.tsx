import { type DragEvent, type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { useExport } from "./export-backup.ts";
import { type ImportOutcome, importBackup } from "./import-backup.ts";
import { ImportReport } from "./import-report.tsx";
import styles from "./settings.module.css";

/** The whole log out to a file, and back from one. */
export function BackupSettings(): ReactNode {
  const app = useApp();
  const exportBackup = useExport();
  const [outcome, setOutcome] = useState<ImportOutcome | "reading" | null>(null);
  const [isOver, setOver] = useState(false);

  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    setOutcome("reading");
    setOutcome(await importBackup(file, app));
  };
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <div className={styles.stack}>
      <h3>{m.backup_title()}</h3>
      <p className={styles.hint}>{m.backup_what()}</p>
      <Button onClick={() => void exportBackup()}>{m.backup_export()}</Button>
      <label
        className={styles.drop}
        data-over={isOver}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={(event) => {
          drag(false)(event);
          void read(event.dataTransfer.files[0]);
        }}
      >
        {m.backup_import()}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            void read(target.files?.[0]);
            // The same file may be chosen again.
            target.value = "";
          }}
        />
      </label>
      <div role="status">{outcome !== null && <ImportReport outcome={outcome} />}</div>
    </div>
  );
}
