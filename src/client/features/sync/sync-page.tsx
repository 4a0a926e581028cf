import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useSyncing } from "../../state/use-syncing.ts";
import { Page } from "../../ui/page.tsx";
import { PairLink } from "./pair-link.tsx";
import { SyncOff } from "./sync-off.tsx";
import { SyncOn } from "./sync-on.tsx";

/** The same records on several devices. `pairing`: the secret in the address, where a link or a code led here. */
export default function SyncPage({ pairing }: { pairing: string | undefined }): ReactNode {
  const loaded = useSyncing();
  return (
    <Page title={m.sync_title()} back={{ href: "/settings", label: m.nav_settings() }}>
      {loaded === null ? (
        <p role="status">{m.sync_loading()}</p>
      ) : pairing !== undefined ? (
        <PairLink secret={pairing} {...loaded} />
      ) : loaded.state.status === null ? (
        <SyncOff {...loaded} />
      ) : (
        <SyncOn {...loaded} status={loaded.state.status} />
      )}
    </Page>
  );
}
