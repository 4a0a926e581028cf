import { type ReactNode, useEffect, useRef, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useApp } from "../../state/app.ts";
import type { CameraAnswer } from "../../state/device.ts";
import { Notice } from "../../ui/notice.tsx";
import styles from "./sync.module.css";

/** The camera, looking for codes as long as it is shown. */
export function CodeReader({ hint, onText }: { hint: string; onText: (text: string) => void }): ReactNode {
  const { device } = useApp();
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onText);
  const [answer, setAnswer] = useState<CameraAnswer | null>(null);
  latest.current = onText;

  useEffect(() => {
    const abort = new AbortController();
    if (video.current !== null) {
      void device.readCodes(video.current, (text) => latest.current(text), abort.signal).then(setAnswer);
    }
    return () => abort.abort();
  }, [device]);

  return (
    <div className={styles.stack}>
      <p className={styles.hint}>{hint}</p>
      {answer === "refused" && <Notice tone="bad">{m.sync_camera_refused()}</Notice>}
      {answer === "missing" && <Notice tone="bad">{m.sync_camera_missing()}</Notice>}
      <video
        ref={video}
        className={styles.camera}
        muted
        playsInline
        aria-label={m.sync_camera()}
        data-answer={answer}
      />
    </div>
  );
}
