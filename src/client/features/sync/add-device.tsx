import { type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { pairingLink } from "./pairing-link.ts";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";

/** Shows the code that lets another device join; hidden until asked for, because who sees it can read everything. */
export function AddDevice({ status }: SyncPartProps): ReactNode {
  const { device } = useApp();
  const [isShown, setShown] = useState(false);
  const link = pairingLink(device.appAddress, status.secret);
  return (
    <div className={styles.stack}>
      <Button look="solid" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? m.sync_add_hide() : m.sync_add()}
      </Button>
      {isShown && (
        <>
          <p>{m.sync_add_how()}</p>
          <QrCode text={link} label={m.sync_add_code()} />
          <p className={styles.hint}>{m.sync_add_warning()}</p>
          <details className={styles.details}>
            <summary>{m.sync_add_link()}</summary>
            <p className={styles.link}>{link}</p>
          </details>
        </>
      )}
    </div>
  );
}
