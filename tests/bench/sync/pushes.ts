import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createCluster, findPostgres } from "../../server/parts/postgres-cluster.ts";
import { startFlags } from "../../server/parts/server-process.ts";
import type { LoadOptions, LoadReport } from "./load.ts";

const CONNECTIONS = 64;
const ACCOUNTS = 10_000;
const MEGABYTE = 1_000_000;

/** The machine does other things, too: each is measured in turns with the others, and the median counts. */
const ROUNDS = 3;

export interface PushFigures {
  readonly pushPerSecond: number;
  readonly pushP99Millis: number;
  /** Rate with group commit over that with a transaction for each push. */
  readonly groupCommitRatio: number;
  /** Null where PostgreSQL is not installed. */
  readonly postgresPushPerSecond: number | null;
  /** Answers a second as sealed chunks of twenty over answers a second as documents, twenty a request. */
  readonly documentPerAnswerRatio: number;
  readonly serverMegabytes10kAccounts: number;
}

/** `seconds`: length of one measurement. */
export async function measurePushes(seconds: number): Promise<PushFigures> {
  const folder = mkdtempSync(join(tmpdir(), "noboru-bench-"));
  const path = (name: string) => join(folder, `${name}.sqlite`);
  const contenders = {
    group: await start("server.ts", { path: path("group"), hasGroupCommit: true }),
    single: await start("server.ts", { path: path("single"), hasGroupCommit: false }),
    documents: await start("document-server.ts", { path: path("documents") }),
  };
  const cluster = findPostgres() === null ? null : await createCluster(["fsync = on"]);
  const postgres =
    cluster === null ? null : await start("server.ts", { databaseUrl: await cluster.createDatabase("sync") });
  try {
    const { group, single, documents } = contenders;
    for (const { port } of [group, single]) await load({ port, style: "push", requests: ACCOUNTS });
    await load({ port: documents.port, style: "documents", requests: ACCOUNTS });
    if (postgres !== null) await load({ port: postgres.port, style: "push", requests: ACCOUNTS });

    const reports = { group: [] as LoadReport[], single: [] as LoadReport[], documents: [] as LoadReport[] };
    const postgresReports: LoadReport[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      reports.group.push(await load({ port: group.port, style: "push", seconds }));
      reports.single.push(await load({ port: single.port, style: "push", seconds }));
      reports.documents.push(await load({ port: documents.port, style: "documents", seconds }));
      if (postgres !== null) postgresReports.push(await load({ port: postgres.port, style: "push", seconds }));
    }
    const rate = (of: readonly LoadReport[]) => median(of.map(({ perSecond }) => perSecond));
    return {
      pushPerSecond: Math.round(rate(reports.group)),
      pushP99Millis: round1(median(reports.group.map(({ p99Millis }) => p99Millis))),
      groupCommitRatio: round1(rate(reports.group) / rate(reports.single)),
      postgresPushPerSecond: postgres === null ? null : Math.round(rate(postgresReports)),
      documentPerAnswerRatio: round1(rate(reports.group) / rate(reports.documents)),
      serverMegabytes10kAccounts: Math.round(residentBytes(group.child) / MEGABYTE),
    };
  } finally {
    for (const { child } of [...Object.values(contenders), ...(postgres === null ? [] : [postgres])]) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    await cluster?.remove();
    rmSync(folder, { recursive: true });
  }
}

async function load(options: Omit<LoadOptions, "connections" | "accounts">): Promise<LoadReport> {
  const parameters = JSON.stringify({ connections: CONNECTIONS, accounts: ACCOUNTS, ...options });
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "load.ts"), parameters], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (part: Buffer) => {
    text += part;
  });
  await once(child, "close");
  const report = JSON.parse(text) as LoadReport;
  if (report.failures > 0) throw new Error(`${report.failures} of ${report.requests} pushes failed`);
  return report;
}

async function start(script: string, options: object): Promise<{ child: ChildProcess; port: number }> {
  const parameters = [...startFlags(), resolve(import.meta.dirname, script), JSON.stringify(options)];
  const child = spawn(process.execPath, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, port: Number(/:(\d+)\//.exec(String(line))?.[1]) };
}

function residentBytes({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes) * 1024;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
