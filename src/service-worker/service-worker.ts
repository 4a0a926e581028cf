import { matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[];
};

/** On a train the network often accepts a request and never answers; then the list of banks kept here is good enough. */
const BANK_LIST_TIMEOUT_MILLIS = 3_000;

/** Shared by all versions of the app: what counts is the last list that came from the network. */
const BANK_LIST_CACHE = "bank-list";

// The list names the newest packs, so it is asked of the network first: a corrected item reaches learners
// without waiting for the next version of the app. Offline the last one heard of counts, not the one that this
// version was built with, which would put an older bank back.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith("/bank/index.json"),
  async ({ request, url }) => {
    const kept = await caches.open(BANK_LIST_CACHE);
    try {
      const list = await fetch(request, { signal: AbortSignal.timeout(BANK_LIST_TIMEOUT_MILLIS) });
      if (list.ok) {
        await list.clone().json(); // A list that broke off, or the sign-in page of a station's Wi-Fi, is none.
        await kept.put(url.href, list.clone()).catch(() => {}); // A full disk does not keep it from the learner.
        return list;
      }
    } catch {
      // Offline is the normal case here.
    }
    return (await kept.match(url.href)) ?? Response.error();
  },
);

// A new version comes with the newest list, and with the packs that it names.
self.addEventListener("install", (event) => {
  const list = new Request("bank/index.json", { cache: "reload" });
  event.waitUntil(caches.open(BANK_LIST_CACHE).then((kept) => kept.add(list)));
});

precacheAndRoute([...self.__WB_MANIFEST]);

registerRoute(new NavigationRoute(async () => (await matchPrecache("index.html")) ?? fetch("index.html")));

// The page asks for this once the learner has agreed to the update and no question is open.
self.addEventListener("message", ({ data }) => {
  if (data?.type === "SKIP_WAITING") void self.skipWaiting();
});
