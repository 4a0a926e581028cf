import { EventEmitter } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ViteDevServer } from "vite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bankPlugin } from "../../src/compiler/vite-plugin.ts";
import type { BankList, BankManifest, BankPack } from "../../src/domain/bank.ts";
import { SAMPLE_PROJECT, SAMPLE_ROOT, SINGLE, TRUE_FALSE } from "./sample-bank.ts";

const SETTLED_MILLIS = 1000; // a saved file must have reached the page by then

type Handler = (
  request: { url: string },
  response: { setHeader(): void; end(text: string): void },
  next: () => void,
) => void;
interface Message {
  readonly type: string;
  readonly event?: string;
  readonly data?: unknown;
  readonly err?: { readonly message: string; readonly loc: { readonly line: number } };
}

let project = "";

/** As much of Vite's server as the plugin touches, with what it sent to the page. */
function startServer() {
  let handler: Handler | undefined;
  const sent: Message[] = [];
  const watcher = Object.assign(new EventEmitter(), { add: () => undefined });
  const ws = Object.assign(new EventEmitter(), { send: (message: Message) => sent.push(message) });
  const server = { middlewares: { use: (_path: string, use: Handler) => (handler = use) }, watcher, ws };
  const { configureServer } = bankPlugin(project);
  if (typeof configureServer !== "function") throw new Error("the plugin configures the server");
  void configureServer.call({} as never, server as unknown as ViteDevServer);

  const get = (url: string): unknown => {
    let body: unknown = null;
    handler?.({ url }, { setHeader: () => undefined, end: (text) => (body = JSON.parse(text)) }, () => undefined);
    return body;
  };
  const save = async (name: string, from: string, to: string): Promise<Message[]> => {
    const path = join(project, SAMPLE_ROOT, name);
    writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
    sent.length = 0;
    watcher.emit("all", "change", path);
    const start = Date.now();
    while (sent.length < 2 && Date.now() - start < SETTLED_MILLIS / 2)
      await new Promise((resolve) => setTimeout(resolve, 10));
    return [...sent];
  };
  return { get, save, sent, ws };
}

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "noboru-vite-"));
  cpSync(join(SAMPLE_PROJECT, "question-bank"), join(project, "question-bank"), { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

describe("the development server", () => {
  it("serves the banks with drafts, compiled in memory", () => {
    const { get } = startServer();
    const [entry] = (get("/index.json") as BankList).banks;
    const manifest = get(`/${entry?.manifest}`) as BankManifest;
    const file = manifest.packs.find(({ section }) => section === "jichi")?.file;
    expect((get(`/sample/${file}`) as BankPack).items.map(({ id }) => id)).toContain("jichi-0004");
    expect(get("/sample/no-such-file.json")).toBeNull();
  });

  it("tells the page which items changed", async () => {
    const { get, save } = startServer();
    get("/index.json");
    expect(await save(TRUE_FALSE, "4回", "四回")).toEqual([
      { type: "custom", event: "noboru:bank", data: { bankId: "sample", itemIds: ["jichi-0004"] } },
    ]);
  });

  it("shows an error with its line and clears it when it is mended", async () => {
    const { get, save } = startServer();
    get("/index.json");
    const broken = await save(SINGLE, "key: a", "key: b");
    expect(broken.find(({ type }) => type === "error")?.err).toMatchObject({
      message: expect.stringContaining("直し方") as string,
      loc: { line: 50 },
    });
    expect(await save(SINGLE, "key: b", "key: a")).toContainEqual({ type: "update", updates: [] });
  });

  it("shows the error again to a page that connects later", async () => {
    const { get, save, sent, ws } = startServer();
    get("/index.json");
    await save(SINGLE, "key: a", "key: b");
    sent.length = 0;
    ws.emit("connection");
    expect(sent).toMatchObject([{ type: "error" }]);
  });

  it("goes on serving the other items, and former packs to pages that still read them", async () => {
    const { get, save } = startServer();
    const former = (get("/index.json") as BankList).banks[0]?.manifest;
    await save(SINGLE, "key: a", "key: b");
    const current = (get("/index.json") as BankList).banks[0]?.manifest;
    expect(current).not.toBe(former);
    const items = ({ packs }: BankManifest) => packs.reduce((sum, pack) => sum + pack.items, 0);
    expect(items(get(`/${current}`) as BankManifest)).toBe(5);
    expect(items(get(`/${former}`) as BankManifest)).toBe(6);
  });

  it("compiles nothing before a page asks", async () => {
    rmSync(join(project, "question-bank"), { recursive: true });
    const { sent } = startServer();
    expect(sent).toEqual([]);
  });
});
