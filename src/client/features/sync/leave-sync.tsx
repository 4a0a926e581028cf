import { type FormEvent, type ReactNode, useState } from "react";
import type { SyncOutcome } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";
import { troubleText } from "./trouble-text.ts";

type Step = "change" | "end" | "delete";

/** New words, off on this device, gone from the server: each says what stays. */
export function LeaveSync({ syncing }: SyncPartProps): ReactNode {
  const [step, setStep] = useState<Step | null>(null);
  const [typed, setTyped] = useState("");
  const [outcome, setOutcome] = useState<SyncOutcome | null>(null);
  const isMeant = typed.normalize("NFKC").trim().toLowerCase() === m.settings_erase_word();

  const close = () => setStep(null);
  const open = (next: Step) => () => {
    setTyped("");
    setOutcome(null);
    setStep(next);
  };
  const run = async (work: () => Promise<SyncOutcome>) => {
    close();
    setOutcome(await work());
  };
  const remove = (event: FormEvent) => {
    event.preventDefault();
    if (isMeant) void run(syncing.deleteAccount);
  };
  return (
    <>
      <Way title={m.sync_change()} hint={m.sync_change_what()} action={m.sync_change_open()} onOpen={open("change")} />
      {outcome?.kind === "done" && <Notice tone="info">{m.sync_changed()}</Notice>}
      {outcome?.kind === "failed" && <Notice tone="bad">{troubleText(outcome.trouble)}</Notice>}
      <Way title={m.sync_end()} hint={m.sync_end_what()} action={m.sync_end_open()} onOpen={open("end")} />
      <Way title={m.sync_delete()} hint={m.sync_delete_what()} action={m.sync_delete_open()} onOpen={open("delete")} />

      <Dialog title={m.sync_change_title()} isOpen={step === "change"} onClose={close}>
        <p>{m.sync_change_body()}</p>
        <Choice action={m.sync_change_open()} onCancel={close} onDo={() => void run(syncing.changeSecret)} />
      </Dialog>
      <Dialog title={m.sync_end_title()} isOpen={step === "end"} onClose={close}>
        <p>{m.sync_end_body()}</p>
        <Choice action={m.sync_end_open()} onCancel={close} onDo={() => void syncing.end().then(close)} />
      </Dialog>
      <Dialog title={m.sync_delete_title()} isOpen={step === "delete"} onClose={close}>
        <form className={styles.stack} onSubmit={remove}>
          <p>{m.sync_delete_body()}</p>
          <Field label={m.settings_erase_type({ word: m.settings_erase_word() })}>
            <input autoComplete="off" value={typed} onChange={({ target }) => setTyped(target.value)} />
          </Field>
          <div className={styles.answers}>
            <Button onClick={close}>{m.settings_cancel()}</Button>
            <Button className={styles.danger} type="submit" disabled={!isMeant}>
              {m.sync_delete_open()}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

interface WayProps {
  readonly title: string;
  readonly hint: string;
  readonly action: string;
  readonly onOpen: () => void;
}

function Way({ title, hint, action, onOpen }: WayProps): ReactNode {
  return (
    <div className={styles.stack}>
      <h3>{title}</h3>
      <p className={styles.hint}>{hint}</p>
      <Button onClick={onOpen}>{action}</Button>
    </div>
  );
}

function Choice({ action, onCancel, onDo }: { action: string; onCancel: () => void; onDo: () => void }): ReactNode {
  return (
    <div className={styles.answers}>
      <Button onClick={onCancel}>{m.settings_cancel()}</Button>
      <Button className={styles.danger} onClick={onDo}>
        {action}
      </Button>
    </div>
  );
}
