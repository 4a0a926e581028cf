/**
 * What the sync server is measured against: answers as documents of their own, pushed the way CouchDB takes them
 * (`_bulk_docs`, a revision for each, one tree by id and one by sequence). The same HTTP library, the same SQLite with
 * FULL, the same group commit: only the unit differs. node document-server.ts '{"path":"…"}' prints its address.
 */
import { createHash } from "node:crypto";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { createGroupCommit } from "../../../src/server/store/group-commit.ts";

const { path } = JSON.parse(process.argv[2] ?? "{}");
const database = new DatabaseSync(path);
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 4096;
  CREATE TABLE databases (name TEXT PRIMARY KEY, update_seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE documents (name TEXT, id TEXT, rev TEXT, body TEXT, PRIMARY KEY (name, id)) STRICT;
  CREATE TABLE changes (name TEXT, seq INTEGER, id TEXT, PRIMARY KEY (name, seq)) STRICT, WITHOUT ROWID;
`);
const findDatabase = database.prepare("SELECT update_seq FROM databases WHERE name = ?");
const putDatabase = database.prepare("INSERT OR REPLACE INTO databases VALUES (?, ?)");
const findDocument = database.prepare("SELECT rev FROM documents WHERE name = ? AND id = ?");
const putDocument = database.prepare("INSERT INTO documents VALUES (?, ?, ?, ?)");
const putChange = database.prepare("INSERT INTO changes VALUES (?, ?, ?)");
const group = createGroupCommit({
  begin: () => database.exec("BEGIN IMMEDIATE"),
  commit: () => database.exec("COMMIT"),
  rollback: () => {
    if (database.isTransaction) database.exec("ROLLBACK");
  },
  maxWrites: Number.POSITIVE_INFINITY,
  committed: () => {},
});

const app = new Hono();
app.post("/:name/_bulk_docs", async (context) => {
  const name = context.req.param("name");
  const { docs } = await context.req.json<{ docs: { _id: string }[] }>();
  const rows = docs.map((document) => {
    const body = JSON.stringify(document);
    return { id: document._id, body, rev: `1-${createHash("md5").update(body).digest("hex")}` };
  });
  const results = await group.run(async () => {
    let seq = Number((findDatabase.get(name) as { update_seq: number } | undefined)?.update_seq ?? 0);
    const answers = rows.map(({ id, body, rev }) => {
      if (findDocument.get(name, id) !== undefined) return { id, error: "conflict" };
      seq += 1;
      putDocument.run(name, id, rev, body);
      putChange.run(name, seq, id);
      return { ok: true, id, rev };
    });
    putDatabase.run(name, seq);
    return answers;
  });
  return context.json(results);
});
const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }: AddressInfo) =>
  console.log(`http://127.0.0.1:${port}/`),
);
process.once("SIGTERM", () => {
  server.close();
  if ("closeAllConnections" in server) server.closeAllConnections();
});
