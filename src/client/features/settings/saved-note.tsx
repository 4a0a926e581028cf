import { type ReactNode, useEffect, useRef, useState } from "react";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import styles from "./settings.module.css";

const SHOWN_MILLIS = 2500;

/** Says quietly that a choice was kept. The preferences change only once they are stored. */
export function SavedNote(): ReactNode {
  const preferences = JSON.stringify(useLearner((state) => state.preferences));
  const [isShown, setShown] = useState(false);
  const told = useRef(preferences);

  useEffect(() => {
    if (told.current === preferences) return;
    told.current = preferences;
    setShown(true);
    const timer = setTimeout(() => setShown(false), SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, [preferences]);

  return (
    <p role="status" className={styles.saved} data-shown={isShown}>
      {isShown && m.settings_saved()}
    </p>
  );
}
