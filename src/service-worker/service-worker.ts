import { matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

/** On a train the network often accepts a request and never answers; then the list of banks kept here is good enough. */
const BANK_LIST_TIMEOUT_MILLIS = 3_000;

// The list names the newest packs, so it is asked of the network first: a corrected item reaches learners
// without waiting for the next version of the app.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith("/bank/index.json"),
  async ({ request, url }) => {
    try {
      const answer = await fetch(request, { signal: AbortSignal.timeout(BANK_LIST_TIMEOUT_MILLIS) });
      if (answer.ok) return answer;
    } catch {
      // Offline is the normal case here.
    }
    return (await matchPrecache(url.href)) ?? Response.error();
  },
);

precacheAndRoute([...self.__WB_MANIFEST]);

registerRoute(new NavigationRoute(async () => (await matchPrecache("index.html")) ?? fetch("index.html")));

// The page asks for this once the learner has agreed to the update and no question is open.
self.addEventListener("message", ({ data }) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});
