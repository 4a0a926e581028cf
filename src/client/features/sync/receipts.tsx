import { type ReactNode, useState } from "react";
import type { SyncReceipt } from "../../../domain/sync/ports.ts";
import { m } from "../../messages/compiled/messages.js";
import { useMomentText } from "../../state/use-moment-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useDeviceName } from "./device-name.ts";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";

const RECEIPTS_SHOWN = 5;

/** More answers at once come from moving to a new device, and nobody wants to take that back answer by answer. */
const UNDO_MAX = 500;

/** What came from where, last first, and the way back. */
export function Receipts({ syncing, status }: SyncPartProps): ReactNode {
  const [asked, setAsked] = useState<SyncReceipt | null>(null);
  const nameOf = useDeviceName(status);
  if (status.receipts.length === 0) return null;
  const undo = async (receipt: SyncReceipt) => {
    setAsked(null);
    await syncing.undo(receipt);
    await syncing.sync();
  };
  return (
    <section className={styles.part}>
      <h2>{m.sync_receipts()}</h2>
      <ul className={styles.rows}>
        {status.receipts.slice(0, RECEIPTS_SHOWN).map((receipt) => (
          <Receipt
            key={receipt.id}
            receipt={receipt}
            name={nameOf(receipt.deviceId)}
            onUndo={() => setAsked(receipt)}
          />
        ))}
      </ul>
      <Dialog title={m.sync_undo_title()} isOpen={asked !== null} onClose={() => setAsked(null)}>
        {asked !== null && (
          <>
            <p>{m.sync_undo_body({ name: nameOf(asked.deviceId), count: asked.answers })}</p>
            <div className={styles.answers}>
              <Button onClick={() => setAsked(null)}>{m.settings_cancel()}</Button>
              <Button className={styles.danger} onClick={() => void undo(asked)}>
                {m.sync_undo()}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </section>
  );
}

function Receipt({ receipt, name, onUndo }: { receipt: SyncReceipt; name: string; onUndo: () => void }): ReactNode {
  const momentText = useMomentText();
  const text = m.sync_receipt({ name, count: receipt.answers });
  return (
    <li>
      <span>
        <b>{text}</b>
        <span className={styles.when}>{momentText(receipt.at)}</span>
      </span>
      {receipt.isUndone ? (
        <span className={styles.when}>{m.sync_undone()}</span>
      ) : (
        receipt.answers <= UNDO_MAX && (
          <Button look="quiet" aria-label={m.sync_undo_which({ receipt: text })} onClick={onUndo}>
            {m.sync_undo()}
          </Button>
        )
      )}
    </li>
  );
}
