import type { ReactNode } from "react";
import type { Citation, RichText } from "../../domain/item.ts";
import { Citations } from "./citations.tsx";
import { RichTextView } from "./rich-text.tsx";
import styles from "./why-card.module.css";

interface WhyCardProps {
  /** Number or sign in the circle. */
  readonly label: string;
  readonly tone: "key" | "mine" | "plain";
  /** Says in words what the colour says. */
  readonly note?: string | undefined;
  readonly text?: RichText | undefined;
  readonly why: RichText;
  readonly trap?: string | undefined;
  readonly citations?: readonly Citation[] | undefined;
}

/** One option or statement with the reason why it holds or not. */
export function WhyCard({ label, tone, note, text, why, trap, citations }: WhyCardProps): ReactNode {
  return (
    <div className={styles.card} data-tone={tone}>
      <span className={styles.label}>{label}</span>
      <div className={styles.body}>
        {note !== undefined && <span className={styles.note}>{note}</span>}
        {text !== undefined && (
          <div className={styles.text}>
            <RichTextView text={text} />
          </div>
        )}
        <div className={styles.why}>
          <RichTextView text={why} />
        </div>
        {trap !== undefined && <span className={styles.trap}>{trap}</span>}
        {citations !== undefined && <Citations citations={citations} />}
      </div>
    </div>
  );
}
