import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { dayText } from "../../ui/day.tsx";
import styles from "./settings.module.css";

/** What the app is, what it keeps and what it never does. */
export function AboutApp(): ReactNode {
  const { version } = useApp();
  const banks = useLearner((state) => state.banks);
  const language = useLearner((state) => state.preferences.language);
  return (
    <>
      <p>{m.settings_privacy()}</p>
      <dl className={styles.facts}>
        <div>
          <dt>{m.settings_version()}</dt>
          <dd>{m.settings_version_of({ version })}</dd>
        </div>
        {banks.map(({ manifest, summaries }) => (
          <div key={manifest.id}>
            <dt>{manifest.title}</dt>
            <dd>
              {m.settings_bank({
                version: manifest.version,
                items: summaries.length,
                day: dayText(manifest.lawAsOf, language, "long"),
              })}
            </dd>
          </div>
        ))}
        <div>
          <dt>{m.settings_licence()}</dt>
          <dd>{m.settings_licence_text()}</dd>
        </div>
      </dl>
    </>
  );
}
