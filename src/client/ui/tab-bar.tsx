import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./tab-bar.module.css";

interface Tab {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
}

/** The places of the app, within reach of a thumb. `current`: href of the place on screen. */
export function TabBar({ tabs, current, label }: { tabs: readonly Tab[]; current: string; label: string }): ReactNode {
  return (
    <nav className={styles.bar} aria-label={label}>
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={`#${tab.href}`}
          className={styles.tab}
          aria-current={tab.href === current ? "page" : undefined}
        >
          <Icon name={tab.icon} />
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
