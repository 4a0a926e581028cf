import { Workbox } from "workbox-window";
import type { UpdateSource } from "./state/updates.ts";

/**
 * Registers the service worker and tells when a newer version waits. A new version never takes over by itself:
 * it would reload the app in the middle of a question.
 */
export function registerServiceWorker(onWaiting: () => void): Pick<UpdateSource, "apply"> {
  const workbox = new Workbox(trustedScriptUrl(new URL("service-worker.js", document.baseURI).href));
  let isApplied = false;
  workbox.addEventListener("waiting", onWaiting);
  workbox.addEventListener("controlling", ({ isUpdate, isExternal }) => {
    if (isApplied) location.reload();
    // Another tab let the new version in, and the old one's files are gone: reload when this tab is next looked at.
    else if (isUpdate === true || isExternal === true)
      addEventListener("visibilitychange", () => location.reload(), { once: true });
  });
  // Without it the app works as long as there is a connection, and the next start tries again.
  workbox.register().catch(() => {});
  // A phone keeps an installed app open for days: look for a new version whenever it comes to the front.
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void workbox.update().catch(() => {});
  });
  return {
    apply: () => {
      isApplied = true;
      workbox.messageSkipWaiting();
    },
  };
}

interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

// The server's policy accepts script addresses only through a named policy; this one knows a single address.
function trustedScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
  return trustedTypes?.createPolicy("noboru", { createScriptURL: (value) => value }).createScriptURL(url) ?? url;
}
