import type { ReactNode } from "react";
import { m } from "../../messages/compiled/messages.js";
import { Page } from "../../ui/page.tsx";
import { AboutApp } from "./about-app.tsx";
import { AppearanceSettings } from "./appearance-settings.tsx";
import { BackupSettings } from "./backup-settings.tsx";
import { EraseDevice } from "./erase-device.tsx";
import { ExamSettings } from "./exam-settings.tsx";
import { MemorySettings } from "./memory-settings.tsx";
import { Persistence } from "./persistence.tsx";
import { ResetProgress } from "./reset-progress.tsx";
import { SavedNote } from "./saved-note.tsx";
import styles from "./settings.module.css";
import { SyncSettings } from "./sync-settings.tsx";

/** Everything that the learner can choose, and what happens with the learner's data. */
export default function SettingsPage(): ReactNode {
  return (
    <Page title={m.nav_settings()}>
      <Part title={m.settings_exam()}>
        <ExamSettings />
      </Part>
      <Part title={m.settings_appearance()}>
        <AppearanceSettings />
      </Part>
      <Part title={m.settings_memory()}>
        <MemorySettings />
      </Part>
      <Part title={m.sync_title()}>
        <SyncSettings />
      </Part>
      <Part title={m.settings_data()}>
        <Persistence />
        <BackupSettings />
        <ResetProgress />
        <EraseDevice />
      </Part>
      <Part title={m.settings_about()}>
        <AboutApp />
      </Part>
      <SavedNote />
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
