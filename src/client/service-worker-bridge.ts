import { Workbox } from "workbox-window";
import type { UpdateSource } from "./state/updates.ts";

/**
 * Registers the service worker and tells when a newer version waits. A new version never takes over by itself:
 * it would reload the app in the middle of a question.
 */
export function registerServiceWorker(onWaiting: () => void): Pick<UpdateSource, "apply"> {
  const workbox = new Workbox(trustedScriptUrl(new URL("service-worker.js", document.baseURI).href));
  workbox.addEventListener("waiting", onWaiting);
  void workbox.register();
  // A phone keeps an installed app open for days: look for a new version whenever it comes to the front.
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void workbox.update().catch(() => {});
  });
  return {
    apply: () => {
      workbox.addEventListener("controlling", () => location.reload());
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
