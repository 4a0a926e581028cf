import { type ReactNode, useEffect, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { QrCode } from "../../ui/qr-code.tsx";
import styles from "./sync.module.css";

/** Slow enough for a phone that looks eight times a second, and once more should it miss one. */
const FRAME_MILLIS = 350;

/** Codes that take turns until all have been read. */
export function CodeRow({ frames }: { frames: readonly string[] }): ReactNode {
  const [index, setIndex] = useState(0);
  useEffect(() => {
    if (frames.length < 2) return;
    const timer = setInterval(() => setIndex((before) => (before + 1) % frames.length), FRAME_MILLIS);
    return () => clearInterval(timer);
  }, [frames]);
  return (
    <div className={styles.stack}>
      <QrCode text={frames[index] ?? ""} label={m.sync_codes_row({ count: frames.length })} />
      {/* Hidden from screen readers: it changes three times a second. */}
      <p className={styles.counter} aria-hidden="true">
        {index + 1} / {frames.length}
      </p>
    </div>
  );
}
