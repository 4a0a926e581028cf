import type { ReactNode } from "react";
import { navigate } from "wouter/use-hash-location";
import { m } from "../../messages/compiled/messages.js";
import type { Syncing, SyncingState } from "../../state/syncing.ts";
import { Button } from "../../ui/button.tsx";
import { ButtonLink } from "../../ui/button-link.tsx";
import { Notice } from "../../ui/notice.tsx";
import { isPairingSecret } from "./pairing-link.ts";
import styles from "./sync.module.css";

interface PairLinkProps {
  readonly secret: string;
  readonly syncing: Syncing;
  readonly state: SyncingState;
}

/** Where a link from another device leads: asks before it joins, since a link may come from anybody. */
export function PairLink({ secret, syncing, state }: PairLinkProps): ReactNode {
  const join = async () => {
    // First the address, so that neither history nor a shared screen shows the secret.
    navigate("/sync", { replace: true });
    await syncing.begin(secret);
    await syncing.sync();
  };
  if (!isPairingSecret(secret)) return <Nothing text={m.sync_pair_damaged()} />;
  if (state.status?.secret === secret) return <Nothing text={m.sync_pair_already()} />;
  if (state.status !== null) return <Nothing text={m.sync_pair_other()} />;
  return (
    <section className={styles.stack}>
      <h2>{m.sync_pair_title()}</h2>
      <p>{m.sync_pair_body()}</p>
      <Button look="solid" onClick={() => void join()}>
        {m.sync_pair_join()}
      </Button>
      <Button look="quiet" onClick={() => navigate("/sync", { replace: true })}>
        {m.sync_pair_not()}
      </Button>
    </section>
  );
}

function Nothing({ text }: { text: string }): ReactNode {
  return (
    <section className={styles.stack}>
      <Notice tone="info">{text}</Notice>
      <ButtonLink href="/sync">{m.sync_pair_back()}</ButtonLink>
    </section>
  );
}
