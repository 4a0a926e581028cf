import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useMomentText } from "../../state/use-moment-text.ts";
import { useSyncing } from "../../state/use-syncing.ts";
import { ButtonLink } from "../../ui/button-link.tsx";
import styles from "./settings.module.css";

/** Where sync stands in a line, and the way to it. */
export function SyncSettings(): ReactNode {
  const status = useSyncing()?.state.status ?? null;
  const momentText = useMomentText();
  const at = status?.syncedAt == null ? m.sync_never() : momentText(status.syncedAt);
  return (
    <div className={styles.stack}>
      <p className={styles.hint}>
        {status === null ? m.sync_settings_what() : m.sync_settings_on({ at, count: status.unsent })}
      </p>
      <ButtonLink href="/sync">{m.sync_settings_open()}</ButtonLink>
    </div>
  );
}
