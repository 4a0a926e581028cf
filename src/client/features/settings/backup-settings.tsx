import { type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { FileDrop } from "../../ui/file-drop.tsx";
import { useExport } from "./export-backup.ts";
import { type ImportOutcome, importBackup } from "./import-backup.ts";
import { ImportReport } from "./import-report.tsx";
import styles from "./settings.module.css";

/** The whole log out to a file, and back from one. */
export function BackupSettings(): ReactNode {
  const app = useApp();
  const exportBackup = useExport();
  const [outcome, setOutcome] = useState<ImportOutcome | "reading" | null>(null);

  const read = async (file: File) => {
    setOutcome("reading");
    setOutcome(await importBackup(file, app));
  };
  return (
    <div className={styles.stack}>
      <h3>{m.backup_title()}</h3>
      <p className={styles.hint}>{m.backup_what()}</p>
      <Button onClick={() => void exportBackup()}>{m.backup_export()}</Button>
      <FileDrop accept=".json,application/json" onFile={(file) => void read(file)}>
        {m.backup_import()}
      </FileDrop>
      <div role="status">{outcome !== null && <ImportReport outcome={outcome} />}</div>
    </div>
  );
}
