import { isIP } from "node:net";
import type { LimitSettings } from "./limits.ts";

const DEFAULT_PORT = 8080;
const PORT_MAX = 65_535;

/**
 * Offices and mobile networks put thousands of people behind one address: a learner needs about five requests a pack,
 * so a limit per address is there to stop machines, not colleagues at noon.
 */
const DEFAULT_LIMITS = {
  REQUESTS_PER_MINUTE: 6_000,
  REQUESTS_PER_MINUTE_IN_ALL: 300_000,
  ACCOUNTS_PER_HOUR: 500,
  ACCOUNTS_PER_HOUR_IN_ALL: 5_000,
};

type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly port: number;
  readonly hostname: string;
  /** Null: one SQLite file in the data folder. */
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly partitions: number;
  /** False: the API alone, the app is served elsewhere. */
  readonly isAppServed: boolean;
  readonly appOrigins: readonly string[];
  /** Where the served app finds its sync server when that is not its own origin. */
  readonly syncOrigin: string | null;
  readonly inviteCode: string | null;
  readonly isBehindProxy: boolean;
  readonly isEveryRequestLogged: boolean;
  readonly limits: LimitSettings;
}

/** What the process is told by its environment; a sentence for the operator where that makes no sense. */
export function readSettings(environment: Environment): Settings | { readonly problem: string } {
  const port = Number(environment["PORT"] ?? DEFAULT_PORT);
  if (!(Number.isInteger(port) && port >= 0 && port <= PORT_MAX)) {
    return {
      problem: `PORT=${environment["PORT"]} は使えません。PORT=8081 npm start のように、番号を指定してください。`,
    };
  }
  const appOrigins = (environment["APP_ORIGINS"] ?? "").split(/[\s,]+/).filter((origin) => origin !== "");
  const syncOrigin = environment["SYNC_ORIGIN"] || null;
  for (const origin of [...appOrigins, ...(syncOrigin === null ? [] : [syncOrigin])]) {
    if (!isOrigin(origin))
      return { problem: `${origin} は origin ではありません。https://noboru.example のように書いてください。` };
  }
  const partitions = readCount(environment, "SYNC_PARTITIONS", 0);
  const limits = {
    requestsPerMinute: readCount(environment, "REQUESTS_PER_MINUTE", DEFAULT_LIMITS.REQUESTS_PER_MINUTE),
    requestsPerMinuteInAll: readCount(
      environment,
      "REQUESTS_PER_MINUTE_IN_ALL",
      DEFAULT_LIMITS.REQUESTS_PER_MINUTE_IN_ALL,
    ),
    accountsPerHour: readCount(environment, "ACCOUNTS_PER_HOUR", DEFAULT_LIMITS.ACCOUNTS_PER_HOUR),
    accountsPerHourInAll: readCount(environment, "ACCOUNTS_PER_HOUR_IN_ALL", DEFAULT_LIMITS.ACCOUNTS_PER_HOUR_IN_ALL),
  };
  const wrong = Object.entries({ partitions, ...limits }).find(([, count]) => count === null);
  if (wrong !== undefined) return { problem: `${wrong[0]} には 0 以上の整数を指定してください。` };
  return {
    port,
    hostname: environment["HOST"] ?? "127.0.0.1",
    databaseUrl: environment["DATABASE_URL"] || null,
    dataFolder: environment["DATA_FOLDER"] || "data",
    partitions: partitions ?? 0,
    isAppServed: environment["SYNC_ONLY"] !== "1",
    appOrigins,
    syncOrigin,
    inviteCode: environment["SYNC_INVITE_CODE"] || null,
    isBehindProxy: environment["TRUST_PROXY"] === "1",
    isEveryRequestLogged: environment["LOG"] === "requests",
    limits: limits as LimitSettings,
  };
}

function readCount(environment: Environment, name: string, usual: number): number | null {
  const text = environment[name];
  if (text === undefined || text === "") return usual;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/**
 * The client's address: the connection's, or behind a trusted proxy the last one that `X-Forwarded-For` names, which
 * is the one the proxy itself has seen; the others are the client's word.
 */
export function clientAddress(
  connection: string | undefined,
  forwarded: string | undefined,
  isBehindProxy: boolean,
): string {
  const named = isBehindProxy ? forwarded?.split(",").at(-1)?.trim() : undefined;
  return named !== undefined && isIP(named) !== 0 ? named : (connection ?? "0.0.0.0");
}
