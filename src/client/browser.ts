import type { Chance, Clock } from "../domain/ports.ts";
import type { Device, PersistenceAnswer } from "./state/device.ts";

/** 128 bits: ids of devices and sessions must never meet by chance. */
const ID_BYTES = 16;

export const browserClock: Clock = {
  wallMs: () => Date.now(),
  zoneMinutes: () => -new Date().getTimezoneOffset(),
  elapsedMs: () => performance.now(),
};

export const browserChance: Chance = {
  newId: () => {
    const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
    return btoa(String.fromCharCode(...bytes))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replaceAll("=", "");
  },
  newSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
};

export const browserDevice: Device = {
  persist: () => answer("persist"),
  persistence: () => answer("persisted"),
  saveFile: async (name, text) => {
    const file = new File([text], name, { type: "application/json" });
    const isTouch = matchMedia("(pointer: coarse)").matches;
    if (isTouch && navigator.canShare?.({ files: [file] })) {
      try {
        await navigator.share({ files: [file] });
        return;
      } catch (error) {
        // The learner closed the share sheet: no file is what they chose. Any other refusal falls back to a download.
        if ((error as DOMException).name === "AbortError") return;
      }
    }
    const url = URL.createObjectURL(file);
    const link = Object.assign(document.createElement("a"), { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  },
};

// WebKit outside Safari has no `navigator.storage` at all.
async function answer(verb: "persist" | "persisted"): Promise<PersistenceAnswer> {
  const ask = navigator.storage?.[verb];
  if (ask === undefined) return "unsupported";
  return (await ask.call(navigator.storage)) ? "granted" : "refused";
}
