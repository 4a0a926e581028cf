import { useEffect, useLayoutEffect, useRef, useState } from "react";

/** A field while it is being changed. */
export interface Draft {
  readonly value: string;
  readonly change: (value: string) => void;
  /** For the field's blur. */
  readonly settle: () => void;
  /** Nothing was changed since it was kept; false until something has been. */
  readonly isKept: boolean;
}

/**
 * Text that is kept when its field is left, the app is hidden, or the screen goes: never at every key, and never
 * lost. `keep` says whether it could; if not, the next occasion tries again.
 */
export function useDraft(stored: string, keep: (value: string) => Promise<boolean>): Draft {
  const [value, change] = useState(stored);
  const [keptValue, setKeptValue] = useState<string | null>(null);
  const known = useRef(stored);

  const settle = async () => {
    if (value === known.current) return;
    const before = known.current;
    known.current = value;
    if (await keep(value)) setKeptValue(value);
    else known.current = before;
  };
  const settleNow = useRef(settle);
  useLayoutEffect(() => {
    settleNow.current = settle;
  });

  useEffect(() => {
    const onHide = () => document.visibilityState === "hidden" && void settleNow.current();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      void settleNow.current();
    };
  }, []);

  useEffect(() => {
    if (stored === known.current) return;
    // It was changed elsewhere: an import, or the learner undid something.
    known.current = stored;
    change(stored);
  }, [stored]);

  return { value, change, settle: () => void settle(), isKept: keptValue === value };
}
