/** A room of the house: where it lies and what it may reach for. The same table stands in words in src/README.md. */
export interface Room {
  /** A folder; `*` makes each folder below it a room of its own. */
  readonly folder: string;
  /** Rooms whose files it may import, besides its own. */
  readonly rooms: readonly string[];
  /** Rooms of which it may import types, and nothing that runs. */
  readonly types?: readonly string[];
  /** npm modules by full name; one that ends in `/` or `:` stands for everything below it. */
  readonly packages: readonly string[];
  /** Globals that it may not touch, as `name` or `object.member`. */
  readonly denied: readonly string[];
  /** What single files may have beyond their room: the one place for it, by path. */
  readonly exceptions?: Readonly<Record<string, Partial<Pick<Room, "packages" | "denied">>>>;
}

const CLOCK_AND_CHANCE = ["Date.now", "new Date()", "Math.random", "performance", "crypto"];
const NETWORK = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"];
const SURROUNDINGS = [
  "window",
  "document",
  "navigator",
  "globalThis",
  "console",
  "process",
  "setTimeout",
  "setInterval",
];
const STORES = ["localStorage", "sessionStorage", "indexedDB"];
const EVERYTHING = [...CLOCK_AND_CHANCE, ...NETWORK, ...SURROUNDINGS, ...STORES];

const CLIENT = "src/client";
const MESSAGES = `${CLIENT}/messages`;
const STATE = `${CLIENT}/state`;
const UI = `${CLIENT}/ui`;

export const ROOMS: readonly Room[] = [
  {
    folder: "src/domain",
    rooms: [],
    packages: [],
    denied: EVERYTHING,
  },
  { folder: "src/schema", rooms: ["src/domain"], packages: ["zod"], denied: EVERYTHING },
  {
    folder: UI,
    rooms: [],
    types: ["src/domain"],
    packages: ["@digital-go-jp/design-tokens/", "react", "uqr"],
    denied: [...CLOCK_AND_CHANCE, ...NETWORK, ...STORES],
  },
  {
    folder: `${CLIENT}/storage`,
    rooms: ["src/domain", "src/schema"],
    packages: ["dexie"],
    denied: [...CLOCK_AND_CHANCE, ...NETWORK, "localStorage", "sessionStorage"],
    // Reading the site's own bank is this file's whole purpose, and so is checking its hashes.
    exceptions: { "src/client/storage/bank-source.ts": { denied: ["Date.now", "new Date()", "Math.random"] } },
  },
  {
    folder: `${CLIENT}/sync`,
    rooms: ["src/domain", "src/schema"],
    packages: ["@scure/bip39", "@scure/bip39/"],
    denied: ["Date.now", "new Date()", "Math.random", ...NETWORK, ...STORES],
  },
  {
    folder: STATE,
    rooms: ["src/domain"],
    // Not zustand/middleware: its `persist` would make a second, racy home for what the event log keeps.
    packages: ["react", "zustand", "zustand/vanilla"],
    denied: [...CLOCK_AND_CHANCE, ...NETWORK, ...STORES],
  },
  {
    folder: `${CLIENT}/workers`,
    rooms: ["src/domain", "src/schema", `${CLIENT}/storage`],
    packages: [],
    denied: [...CLOCK_AND_CHANCE, ...NETWORK],
  },
  {
    folder: `${CLIENT}/features/*`,
    rooms: ["src/domain", STATE, UI, MESSAGES],
    packages: ["react", "wouter", "wouter/"],
    denied: [...CLOCK_AND_CHANCE, ...NETWORK, ...STORES],
  },
  // Its source is data; the code below it is compiled and not ours to judge.
  { folder: MESSAGES, rooms: [], packages: [], denied: EVERYTHING },
  // The composition root: the only place that knows every room and the browser itself.
  {
    folder: CLIENT,
    rooms: [
      "src/domain",
      "src/schema",
      ...["features/*", "messages", "state", "storage", "sync", "ui", "workers"].map((room) => `${CLIENT}/${room}`),
    ],
    packages: ["jsqr", "react", "react-dom/client", "workbox-window", "wouter", "wouter/", "zustand"],
    denied: [],
    exceptions: { "src/client/web-manifest.ts": { packages: ["vite-plugin-pwa"] } },
  },
  {
    folder: "src/service-worker",
    rooms: ["src/schema"],
    packages: ["workbox-precaching", "workbox-routing"],
    denied: [],
  },
  {
    folder: "src/compiler",
    rooms: ["src/domain", "src/schema"],
    packages: [
      "get-east-asian-width",
      "mdast-util-from-markdown",
      "mdast-util-gfm-table",
      "mdast-util-math",
      "mdast",
      "micromark-extension-gfm-table",
      "micromark-extension-math",
      "node:",
      "temml",
      "yaml",
    ],
    denied: [],
    exceptions: { "src/compiler/vite-plugin.ts": { packages: ["vite"] } },
  },
  {
    folder: "src/server",
    rooms: ["src/domain", "src/schema"],
    packages: ["@hono/node-server", "@hono/node-server/", "hono", "hono/", "node:", "pg"],
    denied: [],
  },
];
