import type { Workbox } from "workbox-window";
import type { UpdateSource } from "./state/updates.ts";

/**
 * Registers the service worker and tells when a newer version waits. A new version never takes over by itself:
 * it would reload the app in the middle of a question.
 */
export function registerServiceWorker(): UpdateSource {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return { onWaiting: () => {}, apply: () => {} };
  const registered = register();
  return {
    onWaiting: (callback) => void registered.then((workbox) => workbox.addEventListener("waiting", callback)),
    apply: () =>
      void registered.then((workbox) => {
        workbox.addEventListener("controlling", () => location.reload());
        workbox.messageSkipWaiting();
      }),
  };
}

// After the page has loaded, so that the first question does not share the line with the precache.
async function register(): Promise<Workbox> {
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  const { Workbox } = await import("workbox-window");
  const workbox = new Workbox(trustedScriptUrl(new URL("service-worker.js", document.baseURI).href));
  // A waiting version is announced a moment after registration, when its listeners are in place.
  queueMicrotask(() => void workbox.register({ immediate: true }));
  // A phone keeps an installed app open for days: look for a new version whenever it comes to the front.
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void workbox.update().catch(() => {});
  });
  return workbox;
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
