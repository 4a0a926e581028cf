import { useEffect } from "react";

/** Keyboard shortcuts while a screen is shown, by `event.key` in lower case; typing into a field is left alone. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping = target instanceof HTMLInputElement && target.type === "text";
      const isOnControl = target instanceof HTMLElement && target.closest("button, a, summary") !== null;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping) return;
      // Enter on a focused button or link presses that one.
      if (event.key === "Enter" && isOnControl) return;
      const action = actions[event.key.toLowerCase()];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });
}
