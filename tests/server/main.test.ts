import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";

const SECRET = "the neighbour's diary";
const folder = mkdtempSync(join(tmpdir(), "noboru-main-"));
mkdirSync(join(folder, "dist/assets"), { recursive: true });
writeFileSync(join(folder, "dist/index.html"), "the page");
writeFileSync(join(folder, "diary.txt"), SECRET);

/** Ways to write the path of the diary. */
const OUTSIDE = [
  "/../diary.txt",
  "/..%2fdiary.txt",
  "/%2e%2e/diary.txt",
  "/%2e%2e%2fdiary.txt",
  "/assets/../../diary.txt",
  "/assets/..%5c..%5cdiary.txt",
  "/....//diary.txt",
  "//diary.txt",
  "/%252e%252e%252fdiary.txt",
  "/..\\diary.txt",
  encodeURI(join(folder, "diary.txt")),
];

// A busy machine takes seconds to start a process.
vi.setConfig({ testTimeout: 60_000 });
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the server", () => {
  it("says where it is, in one line, and is there", async () => {
    const { line, url } = await start();
    expect(line).toMatch(/^のぼる: http:\/\/localhost:\d+\/\n$/);
    expect(await (await fetch(url)).text()).toBe("the page");
    expect(await (await fetch(`${url}healthz`)).json()).toEqual({ ok: true });
  });

  it("is reached from other devices only where HOST says so", async () => {
    const { line } = await start({ HOST: "0.0.0.0" });
    expect(line).toMatch(/^のぼる: http:\/\/0\.0\.0\.0:\d+\/\n$/);
  });

  it("gives nothing from outside the build, however the path is written", async () => {
    const { url } = await start();
    // Over the wire, because `fetch` tidies a path before it is sent.
    for (const path of OUTSIDE) {
      const { status, text } = await getRaw(url, path);
      expect([400, 404]).toContain(status);
      expect(text).not.toContain(SECRET);
    }
  });

  it("tells in one line that its port is in use, and gives up", async () => {
    const { url } = await start();
    const { port } = new URL(url);
    const { code, errors } = await finish(run({ PORT: port }));
    expect([code, errors]).toEqual([
      1,
      `ポート ${port} は使われています。PORT=8081 npm start のように、別の番号を指定してください。\n`,
    ]);
  });

  it.each(["eighty", "70000", "-1", "80.5"])("tells in one line that PORT=%s is no port", async (PORT) => {
    const { code, errors } = await finish(run({ PORT }));
    expect([code, errors]).toEqual([
      1,
      `PORT=${PORT} は使えません。PORT=8081 npm start のように、番号を指定してください。\n`,
    ]);
  });

  it.each(["SIGTERM", "SIGINT"] as const)("stops at %s, though a browser keeps its connection open", async (signal) => {
    const { child, url } = await start();
    const agent = new Agent({ keepAlive: true });
    await getRaw(url, "/", agent);
    child.kill(signal);
    const { code, errors } = await finish(child);
    expect([code, errors]).toEqual([0, ""]);
    agent.destroy();
  });
});

function run(environment: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, [resolve("src/server/main.ts")], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...environment },
  });
  running.push(child);
  return child;
}

async function start(environment: Readonly<Record<string, string>> = {}) {
  const child = run({ PORT: "0", ...environment });
  const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  const line = String(chunk);
  return { child, line, url: `http://127.0.0.1:${/:(\d+)\//.exec(line)?.[1]}/` };
}

/** Waits for the end of a process, and what it complained of. */
async function finish(child: ChildProcess) {
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += String(chunk);
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, errors };
}

async function getRaw(url: string, path: string, agent?: Agent) {
  const { hostname, port } = new URL(url);
  const request = get({ hostname, port, path, ...(agent !== undefined && { agent }) });
  const [answer] = (await once(request, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode, text };
}
