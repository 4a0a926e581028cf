import { type FormEvent, type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import type { SyncingState } from "../../state/syncing.ts";
import { useMomentText } from "../../state/use-moment-text.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";
import { troubleText } from "./trouble-text.ts";

/** One look: is everything where it should be, and if not, what that means. */
export function StatusCard({ syncing, status, state }: SyncPartProps & { state: SyncingState }): ReactNode {
  const momentText = useMomentText();
  const { trouble, isBusy } = state;
  const isWell = trouble === null && status.unsent === 0 && status.syncedAt !== null;
  const at = status.syncedAt === null ? m.sync_never() : momentText(status.syncedAt);
  return (
    <section className={styles.card} data-tone={trouble === null ? "good" : "bad"}>
      <p className={styles.headline} role="status">
        <Icon name={isBusy ? "undo" : isWell ? "check" : trouble === null ? "dash" : "question"} />
        {isBusy ? m.sync_busy() : isWell ? m.sync_well() : trouble === null ? m.sync_waiting() : m.sync_trouble()}
      </p>
      <dl className={styles.figures}>
        <div>
          <dt>{m.sync_last()}</dt>
          <dd>{at}</dd>
        </div>
        <div>
          <dt>{m.sync_unsent()}</dt>
          <dd>{m.sync_count({ count: status.unsent })}</dd>
        </div>
      </dl>
      {trouble !== null && <p>{troubleText(trouble)}</p>}
      {trouble?.kind === "unknownAccount" && (
        <div className={styles.answers}>
          <Button onClick={() => void syncing.insist().then(syncing.sync)}>{m.sync_insist()}</Button>
          <Button onClick={() => void syncing.end()}>{m.sync_other_words()}</Button>
        </div>
      )}
      {(trouble?.kind === "inviteNeeded" || trouble?.kind === "inviteWrong") && <InviteForm syncing={syncing} />}
      {status.isMoving && <p>{m.sync_moving()}</p>}
      {status.missing > 0 && <p>{m.sync_missing({ count: status.missing })}</p>}
      {status.quarantined > 0 && <p>{m.sync_quarantined({ count: status.quarantined })}</p>}
      <Button disabled={isBusy} onClick={() => void syncing.sync()}>
        {m.sync_now()}
      </Button>
    </section>
  );
}

function InviteForm({ syncing }: Pick<SyncPartProps, "syncing">): ReactNode {
  const [invite, setInvite] = useState("");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await syncing.setInvite(invite);
    await syncing.sync();
  };
  return (
    <form className={styles.stack} onSubmit={(event) => void send(event)}>
      <Field label={m.sync_invite()}>
        <input
          autoComplete="off"
          autoCapitalize="none"
          value={invite}
          onChange={({ target }) => setInvite(target.value)}
        />
      </Field>
      <Button type="submit" disabled={invite.trim() === ""}>
        {m.sync_invite_send()}
      </Button>
    </form>
  );
}
