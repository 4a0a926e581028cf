import type { ReactNode } from "react";
import type { SyncStatus } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";
import type { Syncing, SyncingState } from "../../state/syncing.ts";
import { AddDevice } from "./add-device.tsx";
import { CodeExchange } from "./code-exchange.tsx";
import { Devices } from "./devices.tsx";
import { LeaveSync } from "./leave-sync.tsx";
import { Receipts } from "./receipts.tsx";
import { SealedFile } from "./sealed-file.tsx";
import { SecretWords } from "./secret-words.tsx";
import { StatusCard } from "./status-card.tsx";
import styles from "./sync.module.css";

export interface SyncPartProps {
  readonly syncing: Syncing;
  readonly status: SyncStatus;
}

/** Where sync stands, and everything that can be done about it. */
export function SyncOn({ syncing, status, state }: SyncPartProps & { state: SyncingState }): ReactNode {
  const part = { syncing, status };
  return (
    <>
      <StatusCard {...part} state={state} />
      <Receipts {...part} />
      <section className={styles.part}>
        <h2>{m.sync_words_title()}</h2>
        <SecretWords key={String(state.isNew)} isNew={state.isNew} {...part} />
      </section>
      <section className={styles.part}>
        <h2>{m.sync_devices()}</h2>
        <Devices {...part} />
        <AddDevice {...part} />
      </section>
      <details className={styles.fold}>
        <summary>{m.sync_direct_title()}</summary>
        <div className={styles.folded}>
          <p className={styles.hint}>{m.sync_direct_what()}</p>
          <SealedFile {...part} />
          <CodeExchange {...part} />
        </div>
      </details>
      <details className={styles.fold}>
        <summary>{m.sync_leave_title()}</summary>
        <div className={styles.folded}>
          <LeaveSync {...part} />
        </div>
      </details>
    </>
  );
}
