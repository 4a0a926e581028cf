import type { ReactNode } from "react";
import type { BankManifest } from "../../../domain/bank.ts";
import { m } from "../../messages/compiled/messages.js";
import { useApp, useLearner } from "../../state/app.ts";
import { Button } from "../../ui/button.tsx";
import { dayText } from "../../ui/day.tsx";
import { Pill } from "../../ui/pill.tsx";
import styles from "./bank-list.module.css";

/** The banks on the device, and those that can be added or left out. */
export function BankList(): ReactNode {
  const banks = useLearner((state) => state.banks);
  const offered = useLearner((state) => state.offeredBanks);
  const installed = banks.map(({ manifest }) => manifest);
  const missing = offered.filter(({ id }) => !installed.some((manifest) => manifest.id === id));
  return (
    <section className={styles.banks} aria-labelledby="banks">
      <h2 id="banks">{m.banks_title()}</h2>
      <ul className={styles.list}>
        {[...installed, ...missing].map((manifest) => (
          <BankRow key={manifest.id} manifest={manifest} isInstalled={installed.includes(manifest)} />
        ))}
      </ul>
    </section>
  );
}

function BankRow({ manifest, isInstalled }: { manifest: BankManifest; isInstalled: boolean }): ReactNode {
  const language = useLearner((state) => state.preferences.language);
  const { title, version, lawAsOf, packs, sections, optional } = manifest;
  const items = packs.reduce((sum, pack) => sum + pack.items, 0);
  return (
    <li className={styles.bank}>
      <b>{title}</b>
      <span className={styles.facts}>
        {m.settings_bank({ version, items, day: dayText(lawAsOf, language, "long") })}
      </span>
      {optional && isInstalled && (
        <div className={styles.sections}>
          {sections.map((section) => (
            <Pill key={section.slug} href={`/drill/section/${section.slug}`}>
              {section.title}
            </Pill>
          ))}
        </div>
      )}
      {optional && <Choice manifest={manifest} isInstalled={isInstalled} />}
    </li>
  );
}

/** Whether the learner wants an optional bank, and how far that is. */
function Choice({ manifest: { id, title }, isInstalled }: { manifest: BankManifest; isInstalled: boolean }): ReactNode {
  const { learner } = useApp();
  const chosen = useLearner((state) => state.preferences.optionalBanks);
  const isRefreshing = useLearner((state) => state.bankUpdate === "checking");
  const isChosen = chosen.includes(id);
  const toggle = async () => {
    const ids = isChosen ? chosen.filter((other) => other !== id) : [...chosen, id];
    await learner.setPreference("optionalBanks", ids);
    await learner.refreshBanks();
  };
  return (
    <>
      <Button onClick={() => void toggle()}>{isChosen ? m.banks_remove({ title }) : m.banks_add({ title })}</Button>
      <p className={styles.facts} role="status">
        {isChosen && isInstalled && m.banks_remove_note()}
        {isChosen !== isInstalled && (isRefreshing ? m.banks_changing() : m.banks_waiting())}
      </p>
    </>
  );
}
