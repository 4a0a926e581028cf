import { type ReactNode, useState } from "react";
import type { EventDraft, EventId } from "../../../domain/event.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import styles from "./settings.module.css";

const RESET: EventDraft = { type: "progressReset", body: { scope: { kind: "all" } } };

/** Begins again from nothing. Asked once, and undone by one button: a reset only cuts, it deletes nothing. */
export function ResetProgress(): ReactNode {
  const { learner } = useApp();
  const [isAsking, setAsking] = useState(false);
  const [resetId, setResetId] = useState<EventId | null>(null);

  const reset = async () => {
    const stored = await learner.record([RESET]);
    setAsking(false);
    if (stored.kind === "stored") setResetId(stored.value.events[0] ?? null);
  };
  const undo = async ({ deviceId, sequence }: EventId) => {
    const stored = await learner.record([{ type: "eventVoided", body: { target: { deviceId, sequence } } }]);
    if (stored.kind === "stored") setResetId(null);
  };
  return (
    <div className={styles.stack}>
      <h3>{m.settings_reset()}</h3>
      <p className={styles.hint}>{m.settings_reset_what()}</p>
      {resetId === null ? (
        <Button onClick={() => setAsking(true)}>{m.settings_reset_open()}</Button>
      ) : (
        <Notice tone="info">
          {m.settings_reset_done()}
          <Button onClick={() => void undo(resetId)}>{m.settings_reset_undo()}</Button>
        </Notice>
      )}
      <Dialog title={m.settings_reset_title()} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{m.settings_reset_body()}</p>
        <div className={styles.answers}>
          <Button onClick={() => setAsking(false)}>{m.settings_cancel()}</Button>
          <Button className={styles.danger} onClick={() => void reset()}>
            {m.settings_reset_confirm()}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
