import { type FormEvent, type ReactNode, useState } from "react";
import { navigate } from "wouter/use-hash-location";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { useExport } from "./export-backup.ts";
import styles from "./settings.module.css";

/** Deletes the log itself. There is no way back but a backup, so the learner types what is about to happen. */
export function EraseDevice(): ReactNode {
  const { learner } = useApp();
  const exportBackup = useExport();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const isMeant = typed.normalize("NFKC").trim().toLowerCase() === m.settings_erase_word();

  const open = () => {
    setTyped("");
    setAsking(true);
  };
  const erase = async (event: FormEvent) => {
    event.preventDefault();
    if (!isMeant) return;
    await learner.erase();
    navigate("/welcome", { replace: true });
  };
  return (
    <div className={styles.stack}>
      <h3>{m.settings_erase()}</h3>
      <p className={styles.hint}>{m.settings_erase_what()}</p>
      <Button className={styles.danger} onClick={open}>
        {m.settings_erase_open()}
      </Button>
      <Dialog title={m.settings_erase_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <form className={styles.stack} onSubmit={(event) => void erase(event)}>
          <p>{m.settings_erase_body()}</p>
          <Button onClick={() => void exportBackup()}>{m.settings_erase_export_first()}</Button>
          <Field label={m.settings_erase_type({ word: m.settings_erase_word() })}>
            <input autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
          </Field>
          <div className={styles.answers}>
            <Button onClick={() => setAsking(false)}>{m.settings_cancel()}</Button>
            <Button className={styles.danger} type="submit" disabled={!isMeant}>
              {m.settings_erase_confirm()}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
