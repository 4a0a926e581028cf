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
};

export const browserDevice: Device = {
  persist: () => answer("persist"),
  persistence: () => answer("persisted"),
  saveFile: async (name, content) => (await import("./save-file.ts")).saveFile(name, content),
  appAddress: document.baseURI.replace(/[?#].*$/, ""),
  readCodes: async (video, onText, signal) => (await import("./read-codes.ts")).readCodes(video, onText, signal),
};

// WebKit outside Safari has no `navigator.storage` at all.
async function answer(verb: "persist" | "persisted"): Promise<PersistenceAnswer> {
  const ask = navigator.storage?.[verb];
  if (ask === undefined) return "unsupported";
  return (await ask.call(navigator.storage)) ? "granted" : "refused";
}
