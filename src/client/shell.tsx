import type { ReactNode } from "react";
import { useStore } from "zustand";
import { SaveFailure } from "./features/practice/save-failure.tsx";
import { m } from "./messages/compiled/messages.js";
import styles from "./shell.module.css";
import { useApp } from "./state/app.ts";
import { Button } from "./ui/button.tsx";
import { Notice } from "./ui/notice.tsx";
import { TabBar } from "./ui/tab-bar.tsx";

/** A page between questions: the page, what the learner should know, and the ways to the other places. */
export function Shell({ current, children }: { current: string; children: ReactNode }): ReactNode {
  return (
    <div className={styles.shell}>
      <Notices />
      {children}
      <TabBar
        label={m.nav_label()}
        current={current}
        tabs={[
          { href: "/", label: m.nav_home(), icon: "climb" },
          { href: "/insights", label: m.nav_insights(), icon: "chart" },
          { href: "/library", label: m.nav_library(), icon: "book" },
          { href: "/settings", label: m.nav_settings(), icon: "gear" },
        ]}
      />
    </div>
  );
}

function Notices(): ReactNode {
  const { updates } = useApp();
  const waiting = useStore(updates.store, (state) => state.waiting);
  return (
    <div className={styles.notices}>
      <SaveFailure />
      {waiting && (
        <Notice tone="info">
          {m.app_update_ready()}
          <Button look="quiet" onClick={updates.apply}>
            {m.app_update_apply()}
          </Button>
        </Notice>
      )}
    </div>
  );
}
