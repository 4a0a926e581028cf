/**
 * A sync server that kills itself. `KILL_AT=n`: with SIGKILL at the n-th step of its writes; there is one before each
 * statement, one before the commit and one after it. `EARLY_ACK=1`: a server that answers before it commits, as a
 * control; it dies between the two.
 */
import { join } from "node:path";
import type { AccountWriter, ChunkStore } from "../../../src/server/store/chunk-store.ts";
import { createPostgresPool, createPostgresStore } from "../../../src/server/store/postgres-store.ts";
import { createSqliteStore } from "../../../src/server/store/sqlite-store.ts";
import { serveStore } from "./serve-store.ts";
import { SILENT } from "./sync-site.ts";

const { DATABASE_URL, DATA_FOLDER = "", KILL_AT = "0", EARLY_ACK } = process.env;
const EARLY_MILLIS = 100;

const store =
  DATABASE_URL === undefined
    ? createSqliteStore({ path: join(DATA_FOLDER, "sync.sqlite"), observer: SILENT })
    : await createPostgresStore({ pool: createPostgresPool(DATABASE_URL), partitions: 0, observer: SILENT });
let steps = 0;
serveStore(EARLY_ACK === "1" ? answerFirst(store) : dieAtStep(store));

function step(): void {
  steps += 1;
  if (steps === Number(KILL_AT)) process.kill(process.pid, "SIGKILL");
}

function dieAtStep(real: ChunkStore): ChunkStore {
  return {
    ...real,
    write: async (accountId, work) => {
      const result = await real.write(accountId, async (writer) => {
        const done = await work(watch(writer));
        step();
        return done;
      });
      step();
      return result;
    },
  };
}

function watch(writer: AccountWriter): AccountWriter {
  const verbs = Object.entries(writer).map(([name, verb]) => {
    const watched = (...parameters: unknown[]) => {
      step();
      return verb(...parameters);
    };
    return [name, watched];
  });
  return Object.fromEntries(verbs);
}

function answerFirst(real: ChunkStore): ChunkStore {
  return {
    ...real,
    write: (accountId, work) =>
      new Promise((resolve, reject) => {
        const written = real.write(accountId, async (writer) => {
          resolve(await work(writer));
          await new Promise((wait) => setTimeout(wait, EARLY_MILLIS));
          process.kill(process.pid, "SIGKILL");
          return undefined as never;
        });
        written.catch(reject);
      }),
  };
}
