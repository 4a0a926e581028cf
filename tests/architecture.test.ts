import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { trespasses } from "./architecture/imports.ts";
import { namedPaths } from "./architecture/named-paths.ts";

const MAX_LINES = 400;

/** Names that say nothing about what is inside, and files that only pass names on. */
const DRAWER = /(^|\/)((utils?|helpers?|common|misc|lib)(\/|\.)|index\.tsx?$)/;

/** Made by a command, so absent from a clean checkout. */
const GENERATED = /^(dist|node_modules|public\/bank|src\/client\/messages\/compiled)\b/;

const sources = globSync("src/**/*.{ts,tsx,css,html,md}").filter((path) => !isForeign(path));
const readmes = globSync("**/README.md", { exclude: isForeign });

describe("rooms", () => {
  it("keep to the import table, and to what they may touch", () => {
    const files = sources.filter((path) => /\.(ts|tsx|css)$/.test(path));
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((path) => trespasses(path, readFileSync(path, "utf8")))).toEqual([]);
  });

  it.each([
    ["src/domain/a.ts", 'import { x } from "../schema/a.ts";'],
    ["src/domain/a.ts", 'import type { Card } from "ts-fsrs";'],
    ["src/domain/a.ts", 'type Db = import("dexie").Dexie;'],
    ["src/schema/a.ts", 'export * from "../client/state/app.ts";'],
    ["src/client/ui/a.tsx", 'import { useStore } from "zustand";'],
    ["src/client/ui/a.tsx", 'import { gradeResponse } from "../../domain/grading.ts";'],
    ["src/client/ui/a.module.css", '@import "../features/home/home.module.css";'],
    ["src/client/storage/a.ts", 'import { useState } from "react";'],
    ["src/client/state/a.ts", 'import { persist } from "zustand/middleware";'],
    ["src/client/features/home/a.tsx", 'import { Question } from "../practice/question.tsx";'],
    ["src/client/features/home/a.tsx", 'const store = await import("../../storage/database.ts");'],
    ["src/client/features/home/a.tsx", 'const part = await import("./" + name);'],
    ["src/client/app.tsx", 'import { createApp } from "../server/app.ts";'],
    ["src/service-worker/a.ts", 'import { App } from "../client/app.tsx";'],
    ["src/server/a.ts", 'import { build } from "../compiler/main.ts";'],
    ["src/compiler/a.ts", 'import { createApp } from "../server/app.ts";'],
    ["src/attic/a.ts", "export const one = 1;"],
  ])("refuse in %s: %s", (path, planted) => {
    expect(trespasses(path, planted)).toHaveLength(1);
  });

  it.each([
    ["Date.now", "const at = Date.now();"],
    ["new Date()", "const at = new Date();"],
    ["new Date()", "const at = Date();"],
    ["Math.random", "const share = [Math.random()];"],
    ["performance", "const at = performance.now();"],
    ["crypto", "const id = crypto.randomUUID();"],
    ["setTimeout", "setTimeout(() => {}, 1);"],
    ["fetch", "export const get = { fetch };"],
    ["window", "const width = window.innerWidth;"],
    ["document", "document.title = '';"],
    ["console", "console.warn(1);"],
    ["process", "const { env } = process;"],
    ["globalThis", "const now = globalThis.Date;"],
  ])("notice that domain touches %s: %s", (name, planted) => {
    expect(trespasses("src/domain/a.ts", planted)).toEqual([`src/domain/a.ts touches ${name}`]);
  });

  it("let through what only looks like a trespass", () => {
    const planted = `
      // Date.now() and fetch are the caller's business.
      import { type Clock } from "./ports.ts";
      const day = new Date(0).getTime() + Math.round(clock.performance.document);
      const words = { window: "fetch", console: day };`;
    expect(trespasses("src/domain/a.ts", planted)).toEqual([]);
    expect(trespasses("src/client/storage/a.ts", 'import { Dexie } from "dexie";')).toEqual([]);
    expect(trespasses("src/client/ui/a.tsx", 'import type { Item } from "../../domain/item.ts";')).toEqual([]);
    expect(trespasses("src/client/features/home/a.tsx", 'import "./home.module.css";')).toEqual([]);
  });
});

describe("files", () => {
  it(`have at most ${MAX_LINES} lines`, () => {
    const lengths = sources.map((path) => ({ path, lines: countLines(readFileSync(path, "utf8")) }));
    expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
    expect(countLines("x\n".repeat(MAX_LINES + 1))).toBeGreaterThan(MAX_LINES);
  });

  it("are named for what they hold: no barrels, no drawers", () => {
    expect(sources.filter((path) => DRAWER.test(path))).toEqual([]);
    for (const planted of ["src/client/index.ts", "src/domain/utils.ts", "src/server/lib/pg.ts"]) {
      expect(planted).toMatch(DRAWER);
    }
  });
});

describe("READMEs", () => {
  it.each(readmes)("%s names only paths that exist", (readme) => {
    const paths = namedPaths(dirname(readme), readFileSync(readme, "utf8"));
    const missing = paths.filter((places) => !places.some((path) => existsSync(path) || GENERATED.test(path)));
    expect(missing).toEqual([]);
  });

  it("have their paths found in links, quotes and maps", () => {
    const planted = [
      "See [the map](src/none.md#rooms), `src/none.ts`, `npm test`, `bankId/itemId`, `items/<id>.yaml` and [a site](https://example.com/x).",
      "```",
      "src/",
      "  none/     nothing",
      "    file.ts nothing either",
      "```",
      "```sh",
      "cat none.txt",
      "```",
    ].join("\n");
    const paths = namedPaths("docs", planted).map((places) => places.at(-1));
    expect(paths).toEqual(["docs/src/none.md", "src/none.ts", "src/", "src/none/", "src/none/file.ts"]);
  });
});

function isForeign(path: string): boolean {
  return /(^|\/)(node_modules|dist|compiled|[^/]+\.inlang|test-results)(\/|$)/.test(path);
}

function countLines(text: string): number {
  return text.split("\n").length - 1;
}
