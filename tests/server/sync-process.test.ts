import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, describe, expect, it, vi } from "vitest";
import { accountPath, bytesToHex, DELETE_HASH_HEADER, FRAME_MEDIA_TYPE } from "../../src/schema/protocol.ts";
import { encodePush } from "../../src/schema/protocol-frames.ts";
import { createSqliteDatabase, removeDatabases } from "./parts/databases.ts";
import { createAccount, createChunk, createDevice } from "./parts/device.ts";
import { startServer } from "./parts/server-process.ts";

// A busy machine takes seconds to start a process.
vi.setConfig({ testTimeout: 60_000 });
afterAll(removeDatabases);

describe("the server's process", () => {
  it("keeps what it was given for the process that comes after it", async () => {
    const { environment } = createSqliteDatabase();
    const first = await startServer(environment);
    const account = createAccount();
    const device = createDevice(first.send, account);
    device.make();
    await device.sync();
    await first.kill("SIGTERM");
    expect(first.child.exitCode).toBe(0);
    const second = await startServer(environment);
    const newPhone = createDevice(second.send, account);
    await newPhone.sync();
    expect([...newPhone.chunks.keys()]).toEqual([...device.chunks.keys()]);
    await second.kill("SIGTERM");
  });

  it("answers the push that is under way when it is told to stop", async () => {
    const server = await startServer(createSqliteDatabase().environment);
    const { id, token } = createAccount();
    const body = encodePush([createChunk(1_000)]);
    const head = [
      `POST ${accountPath(id, "push")} HTTP/1.1`,
      "host: 127.0.0.1",
      `authorization: Bearer ${bytesToHex(token)}`,
      `${DELETE_HASH_HEADER}: ${bytesToHex(token)}`,
      `content-type: ${FRAME_MEDIA_TYPE}`,
      `content-length: ${body.length}`,
    ];
    const socket = connect({ port: server.port, host: "127.0.0.1" });
    await once(socket, "connect");
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    socket.write(body.subarray(0, 500));
    // An answer to someone else: by then the server has read the first half.
    await server.send("/healthz", {});
    const stopped = server.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.write(body.subarray(500));
    const [answer] = (await once(socket, "data")) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK/);
    await stopped;
    expect(server.child.exitCode).toBe(0);
  });

  it("notes each request where it is asked to, with the network instead of the address", async () => {
    const server = await startServer({ ...createSqliteDatabase().environment, LOG: "requests" });
    const account = createAccount();
    await createDevice(server.send, account).sync();
    await server.kill("SIGTERM");
    const notes = server.lines.slice(1).map((line) => JSON.parse(line));
    expect(notes.map(({ action, status, address }) => [action, status, address])).toEqual([
      ["chunks", 401, "127.0.0.0"],
      ["push", 200, "127.0.0.0"],
      ["chunks", 200, "127.0.0.0"],
    ]);
    for (const secret of Object.values(account)) expect(server.lines.join()).not.toContain(bytesToHex(secret));
  });

  it("says in one line that it cannot have its database, and not the password in its address", async () => {
    const environment = { DATABASE_URL: "postgres://noboru:himitsu@127.0.0.1:1/none" };
    const failure = await startServer(environment).catch((error: Error) => error.message);
    expect(failure).toMatch(/データベースを開けません。DATABASE_URL を確かめてください/);
    expect(failure).not.toContain("himitsu");
  });
});
