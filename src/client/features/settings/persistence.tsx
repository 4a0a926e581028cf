import { type ReactNode, useEffect, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import type { PersistenceAnswer } from "../../state/device.ts";
import { Button } from "../../ui/button.tsx";
import styles from "./settings.module.css";

/** Where the records are, and whether the browser may throw them away. */
export function Persistence(): ReactNode {
  const { device } = useApp();
  const [answer, setAnswer] = useState<PersistenceAnswer | null>(null);
  const [wasAsked, setAsked] = useState(false);
  const answers = useLearner(({ activityByDay }) =>
    [...activityByDay.values()].reduce((total, day) => total + day.answers, 0),
  );

  useEffect(() => {
    void device.persistence().then(setAnswer);
  }, [device]);

  const ask = async () => {
    setAnswer(await device.persist());
    setAsked(true);
  };
  return (
    <div className={styles.stack}>
      <p>{m.settings_kept_here({ answers })}</p>
      {answer !== null && <p role="status">{SENTENCES[answer](wasAsked)}</p>}
      {answer === "refused" && !wasAsked && <Button onClick={() => void ask()}>{m.settings_persist()}</Button>}
    </div>
  );
}

const SENTENCES: Readonly<Record<PersistenceAnswer, (wasAsked: boolean) => string>> = {
  granted: () => m.settings_persist_granted(),
  refused: (wasAsked) => (wasAsked ? m.settings_persist_refused() : m.settings_persist_not_yet()),
  unsupported: () => m.settings_persist_unsupported(),
};
