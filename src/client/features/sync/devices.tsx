import { type FormEvent, type ReactNode, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { deviceNameKey } from "../../state/syncing.ts";
import { useMomentText } from "../../state/use-moment-text.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { useDeviceName } from "./device-name.ts";
import styles from "./sync.module.css";
import type { SyncPartProps } from "./sync-on.tsx";

const NAME_MAX = 30;

/** The devices by their own records: no server knows of them. */
export function Devices({ syncing, status }: SyncPartProps): ReactNode {
  const momentText = useMomentText();
  const nameOf = useDeviceName(status);
  return (
    <>
      <ul className={styles.rows}>
        {status.devices.map(({ deviceId, events, lastAt }) => (
          <li key={deviceId}>
            <span>
              <b>{nameOf(deviceId)}</b>
              {deviceId === status.deviceId && nameOf(deviceId) !== m.sync_this_device() && (
                <span className={styles.mark}>{m.sync_this_device()}</span>
              )}
              <span className={styles.when}>{m.sync_device_facts({ at: momentText(lastAt), count: events })}</span>
            </span>
          </li>
        ))}
      </ul>
      <NameForm syncing={syncing} status={status} />
    </>
  );
}

function NameForm({ syncing, status }: SyncPartProps): ReactNode {
  const given = useLearner((state) => state.preferenceValues.get(deviceNameKey(status.deviceId)));
  const before = typeof given === "string" ? given : "";
  const [name, setName] = useState<string | null>(null);
  const shown = name ?? before;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    await syncing.nameDevice(shown);
    setName(null);
    await syncing.sync();
  };
  return (
    <form className={styles.joined} onSubmit={(event) => void save(event)}>
      <Field label={m.sync_device_name()}>
        <input
          autoComplete="off"
          maxLength={NAME_MAX}
          placeholder={m.sync_device_name_example()}
          value={shown}
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <Button type="submit" disabled={shown.trim() === before}>
        {m.sync_device_name_save()}
      </Button>
    </form>
  );
}
