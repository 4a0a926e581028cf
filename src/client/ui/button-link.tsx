import type { ReactNode } from "react";
import styles from "./button.module.css";

interface ButtonLinkProps {
  /** Path within the app. */
  readonly href: string;
  /** `solid` is the one thing to do next on a screen. */
  readonly look?: "solid" | "outline" | "quiet";
  readonly children: ReactNode;
}

/** A link to another place of the app that looks like what it is for: something to do. */
export function ButtonLink({ href, look = "outline", children }: ButtonLinkProps): ReactNode {
  return (
    <a href={`#${href}`} className={styles.button} data-look={look}>
      {children}
    </a>
  );
}
