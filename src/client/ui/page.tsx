import { type MouseEventHandler, type ReactNode, useEffect } from "react";
import { Icon } from "./icon.tsx";
import styles from "./page.module.css";

interface PageProps {
  readonly title: string;
  /** Where the arrow leads; top pages have none. */
  readonly back?: {
    readonly href: string;
    readonly label: string;
    readonly onClick?: MouseEventHandler<HTMLAnchorElement>;
  };
  readonly children: ReactNode;
}

/** A page that is read from the top, with its heading. */
export function Page({ title, back, children }: PageProps): ReactNode {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} - ${before}`;
    return () => {
      document.title = before;
    };
  }, [title]);
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        {back !== undefined && (
          <a href={`#${back.href}`} className={styles.back} aria-label={back.label} onClick={back.onClick}>
            <Icon name="back" />
          </a>
        )}
        <h1 className={styles.title}>{title}</h1>
      </header>
      {children}
    </main>
  );
}
