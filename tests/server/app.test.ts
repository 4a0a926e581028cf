import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createApp } from "../../src/server/app.ts";

const folder = mkdtempSync(join(tmpdir(), "noboru-server-"));
const HASHED = [
  ...["assets/index-w-aVw9MK.js", "assets/workbox-window.prod.es5-Bd17z0YL.js", "assets/index-DPnHcr3z.css"],
  "bank/tokyo-shunin/kenpou-96498763f31913a6.json",
];
const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript",
  css: "text/css",
  json: "application/json",
  html: "text/html",
  svg: "image/svg+xml",
  webmanifest: "application/manifest+json",
};
const NAMED = [
  ...["index.html", "service-worker.js", "manifest.webmanifest"],
  ...["bank/index.json", "icons/icon.svg", "assets/logo.svg", "bank/tokyo-shunin/notes.json"],
];

for (const path of [...HASHED, ...NAMED]) write(`dist/${path}`, `content of ${path} `.repeat(100));
afterAll(() => rmSync(folder, { recursive: true }));

const app = createApp({ root: relative(".", join(folder, "dist")) });

describe("a file of the build", () => {
  it.each([...HASHED, ...NAMED])("is served with its type: %s", async (path) => {
    const answer = await app.request(`/${path}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`content of ${path}`);
    const type = TYPES[path.slice(path.lastIndexOf(".") + 1)];
    expect(answer.headers.get("content-type")?.split(";")[0]).toBe(type);
  });

  it.each(HASHED)("is kept for ever where its name carries its hash: %s", async (path) => {
    const answer = await app.request(`/${path}`);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it.each(["", ...NAMED])("is asked for again where its name stays while its content changes: /%s", async (path) => {
    const answer = await app.request(`/${path}`);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
  });

  it("is the page where a folder is asked for", async () => {
    expect(await (await app.request("/")).text()).toContain("content of index.html");
    expect((await app.request("/assets/")).status).toBe(404);
  });

  it.each(["/", "/assets/index-w-aVw9MK.js", "/healthz"])("has the same head without its body: %s", async (path) => {
    const [get, head] = [await app.request(path), await app.request(path, { method: "HEAD" })];
    expect([head.status, await head.text()]).toEqual([200, ""]);
    for (const name of ["content-type", "cache-control", "content-security-policy"]) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
  });

  it("is compressed for who can read that", async () => {
    const answer = await app.request("/assets/index-w-aVw9MK.js", { headers: { "accept-encoding": "gzip" } });
    expect(answer.headers.get("content-encoding")).toBe("gzip");
  });
});

describe("what is not there", () => {
  it.each([
    "/none",
    "/assets/none-12345678.js",
    "/bank/none-96498763f31913a6.json",
    "/index.html/",
    "/%",
    "/%00",
    "/%E0%A4%A",
  ])("is answered with 404 and never kept: %s", async (path) => {
    const answer = await app.request(path);
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });

  it.each(["POST", "PUT", "DELETE"])("includes every method but GET and HEAD: %s", async (method) => {
    expect((await app.request("/index.html", { method })).status).toBe(404);
  });
});

describe("the policy", () => {
  it("lets the page run only what this origin serves, and talk to nobody else", async () => {
    for (const path of ["/", "/healthz", "/none"]) {
      const { headers } = await app.request(path);
      expect(policyOf(headers)).toEqual({
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' blob: data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "noboru noboru-worker",
      });
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
    }
  });
});

describe("the health check", () => {
  it("says that the process is there", async () => {
    const answer = await app.request("/healthz");
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true }]);
  });
});

function write(path: string, text: string): void {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, text);
}

function policyOf(headers: Headers): Readonly<Record<string, string>> {
  const directives = headers.get("content-security-policy")?.split(";") ?? [];
  return Object.fromEntries(directives.map((one) => one.trim().split(/ (.*)/s, 2)));
}
