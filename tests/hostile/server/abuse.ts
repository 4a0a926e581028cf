import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { accountPath, BEGINNING, bytesToHex, FRAME_MEDIA_TYPE, pullPath } from "../../../src/schema/protocol.ts";
import { encodePush } from "../../../src/schema/protocol-frames.ts";
import { createDatabases, createSqliteDatabase } from "../../server/parts/databases.ts";
import { createAccount, createChunk, createDevice, type Device, type Send } from "../../server/parts/device.ts";
import { pause } from "../../server/parts/postgres-cluster.ts";
import { type ServerProcess, startServer } from "../../server/parts/server-process.ts";
import { createSite } from "../../server/parts/sync-site.ts";
import { type HostileResult, judge, type Scale } from "../hostile-test.ts";
import { countAllLost, countLost, createHousehold } from "./fleet.ts";

const MEBIBYTE = 1024 * 1024;

/** 22: 200 requests a second of all kinds, on a clock that does not wait for answers; memory stays where it is. */
export async function loadForMinutes({ isLong }: Scale): Promise<HostileResult> {
  const PER_SECOND = 200;
  const seconds = isLong ? 180 : 4;
  const { environment } = createSqliteDatabase();
  const server = await startServer(environment);
  const households = Array.from({ length: 50 }, () => createHousehold(server.send, 2));
  const devices = households.flatMap((household) => household.devices);
  const millis: number[] = [];
  // A device syncs once at a time, as the app sees to; requests of many devices overlap.
  const turns = new Map<Device, Promise<void>>();
  let failures = 0;
  let memoryBefore = 0;
  const startedAt = performance.now();
  for (let request = 0; request < seconds * PER_SECOND; request += 1) {
    const due = startedAt + (request * 1_000) / PER_SECOND;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    if (request === Math.floor((seconds * PER_SECOND) / 4)) memoryBefore = await residentBytes(server);
    const device = devices[request % devices.length] as Device;
    const turn = async () => {
      const askedAt = performance.now();
      await ask(device, request).catch(() => {
        failures += 1;
      });
      millis.push(performance.now() - askedAt);
    };
    turns.set(device, (turns.get(device) ?? Promise.resolve()).then(turn));
  }
  await Promise.all(turns.values());
  const grown = (await residentBytes(server)) - memoryBefore;
  const count = await countAllLost(server.send, households);
  await server.kill("SIGTERM");
  millis.sort((a, b) => a - b);
  const p99 = millis[Math.floor(0.99 * millis.length)] ?? Number.NaN;
  if (isLong)
    console.error(
      `22: p99 ${p99.toFixed(1)} ms, memory ${(grown / MEBIBYTE).toFixed(1)} MiB more than after a quarter`,
    );
  assert.equal(failures, 0, `${failures} requests failed`);
  // A heap breathes by some megabytes; a leak of a kilobyte a request would show within minutes.
  assert.ok(grown < (isLong ? 30 : 60) * MEBIBYTE, `Memory grew by ${Math.round(grown / MEBIBYTE)} MiB`);
  return judge({ runs: millis.length, faults: 0, ...count });
}

async function ask(device: Device, request: number): Promise<void> {
  if (request % 3 === 0) device.make();
  if (request % 10 === 0) await device.pull(BEGINNING);
  else await device.sync();
}

async function residentBytes({ send }: ServerProcess): Promise<number> {
  const text = await (await send("/metrics", {})).text();
  return Number(/^noboru_resident_bytes (\d+)$/m.exec(text)?.[1]);
}

/** 40: requests that no app of ours sends. Each is refused in one way, and learners beside them notice nothing. */
export async function abuse({ isLong }: Scale): Promise<HostileResult> {
  const { environment } = createSqliteDatabase();
  const server = await startServer({ ...environment, ACCOUNTS_PER_HOUR: "1000", TRUST_PROXY: "1" });
  const learners = createHousehold(server.send, 2);
  const [phone, tablet] = learners.devices as [Device, Device];
  phone.make();
  await phone.sync();

  let faults = 0;
  const wrong: string[] = [];
  for (const { name, attack } of ATTACKS) {
    const { tried, failed } = await attack(server, learners.account, isLong);
    faults += tried;
    if (failed > 0) wrong.push(`${name}: ${failed} of ${tried}`);
    tablet.make();
    await tablet.sync();
  }
  const count = await countLost(server.send, learners);
  await server.kill("SIGTERM");
  const secrets = [learners.account.token, learners.account.deleteToken, learners.account.id].map(bytesToHex);
  if (server.lines.some((line) => secrets.some((secret) => line.includes(secret)))) wrong.push("secrets in the log");
  const moved = await replayEverywhere();
  assert.deepEqual(wrong, []);
  return judge({
    runs: ATTACKS.length + 1,
    faults: faults + moved.faults,
    acked: count.acked,
    lost: count.lost + moved.lost,
  });
}

interface Attack {
  readonly name: string;
  readonly attack: (
    server: ServerProcess,
    account: ReturnType<typeof createAccount>,
    isLong: boolean,
  ) => Promise<{ readonly tried: number; readonly failed: number }>;
}

const ATTACKS: readonly Attack[] = [
  {
    name: "a body that is announced as too large is refused before it is sent",
    attack: async ({ port }, account) => {
      const answer = await sendRaw(port, postHead(account, { "content-length": "1073741824" }));
      return { tried: 1, failed: answer.startsWith("HTTP/1.1 413") ? 0 : 1 };
    },
  },
  {
    name: "a body without its length is not read",
    attack: async ({ port }, account) => {
      const answer = await sendRaw(port, `${postHead(account, { "transfer-encoding": "chunked" })}5\r\nhello\r\n`);
      return { tried: 1, failed: answer.startsWith("HTTP/1.1 400") ? 0 : 1 };
    },
  },
  {
    name: "other media types, nonsense frames and chunks too large are refused",
    attack: async ({ send }, account) => {
      const post = (body: Uint8Array, type = FRAME_MEDIA_TYPE) =>
        createDevice(send, account).ask(accountPath(account.id, "push"), {
          method: "POST",
          headers: { "content-type": type },
          body: body as BodyInit,
        });
      const bodies: [Uint8Array, number, string?][] = [
        [Buffer.from("{}"), 415, "application/json"],
        [Buffer.from("a=b"), 415, "application/x-www-form-urlencoded"],
        [new Uint8Array(0), 400],
        [Buffer.from([2]), 400],
        [Buffer.from([1, 1, 2, 3]), 400],
        [randomBytes(1_000), 400],
        [encodePush([{ ...createChunk(), kind: 0 }]), 400],
        [encodePush([createChunk(0)]), 400],
        [encodePush([createChunk(262_145)]), 413],
      ];
      const statuses = await Promise.all(bodies.map(async ([body, , type]) => (await post(body, type)).status));
      return { tried: bodies.length, failed: bodies.filter(([, status], index) => statuses[index] !== status).length };
    },
  },
  {
    name: "slow senders hold nobody up",
    attack: async ({ port }, account, isLong) => {
      const count = isLong ? 1_000 : 200;
      const sockets = await Promise.all(Array.from({ length: count }, () => open(port)));
      // They hold what one address may hold, and no more.
      const headers = { "content-length": String(MEBIBYTE), "x-forwarded-for": "203.0.113.9" };
      for (const socket of sockets) socket.write(`${postHead(account, headers)}x`);
      const device = createDevice(
        (path, init) => fetch(`http://127.0.0.1:${port}${path}`, withoutLength(init)),
        account,
      );
      const reply = await device.push([createChunk()]);
      for (const socket of sockets) socket.destroy();
      return { tried: count, failed: "error" in reply ? 1 : 0 };
    },
  },
  {
    name: "ten thousand new accounts end at the limit, and take no memory",
    attack: async (server, _, isLong) => {
      const count = isLong ? 10_000 : 1_500;
      const before = await residentBytes(server);
      let made = 0;
      const make = async () => {
        const reply = await createDevice(server.send, createAccount()).push([]);
        if (!("error" in reply)) made += 1;
        else assert.equal(reply.error, "slowDown");
      };
      for (let start = 0; start < count; start += 50) await Promise.all(Array.from({ length: 50 }, make));
      const grown = (await residentBytes(server)) - before;
      // Those in flight when the limit is reached are let through.
      assert.ok(made > 900 && made <= 1_050, `${made} accounts were made`);
      assert.ok(grown < 80 * MEBIBYTE, `Memory grew by ${Math.round(grown / MEBIBYTE)} MiB`);
      return { tried: count, failed: 0 };
    },
  },
  {
    name: "unknown account, wrong token and malformed token look the same",
    attack: async ({ send }, account) => {
      const path = pullPath(account.id, BEGINNING);
      const stranger = createAccount();
      const almost = Uint8Array.from(account.token);
      almost[31] = (almost[31] ?? 0) ^ 1;
      const tokens = [stranger.token, almost, account.deleteToken, new Uint8Array(32)].map(
        (token) => `Bearer ${bytesToHex(token)}`,
      );
      const requests: [string, string | null][] = [
        ...[...tokens, "Bearer ", `bearer ${bytesToHex(account.token)}`, "Basic bm9ib3J1", null].map(
          (value): [string, string | null] => [path, value],
        ),
        [pullPath(stranger.id, BEGINNING), `Bearer ${bytesToHex(account.token)}`],
        ["/api/v1/accounts/..%2f/chunks?after=0", `Bearer ${bytesToHex(account.token)}`],
        [`${path}&token=${bytesToHex(account.token)}`, null],
      ];
      const looks = await Promise.all(requests.map(([to, authorization]) => look(send, to, authorization)));
      const [first] = looks;
      return { tried: looks.length, failed: looks.filter((one) => one !== first || !one.startsWith("401 ")).length };
    },
  },
  {
    name: "a token that is nearly right takes no longer",
    attack: async ({ send }, account, isLong) => {
      // Tokens are compared as hashes, so there is no nearly right; this looks for gross mistakes only.
      const rounds = isLong ? 2_000 : 200;
      const near = Uint8Array.from(account.token);
      near[31] = (near[31] ?? 0) ^ 1;
      const medians = [near, randomBytes(32)].map((): number[] => []);
      for (let round = 0; round < rounds; round += 1) {
        for (const [index, token] of [near, randomBytes(32)].entries()) {
          const startedAt = performance.now();
          await look(send, pullPath(account.id, BEGINNING), `Bearer ${bytesToHex(token)}`);
          medians[index]?.push(performance.now() - startedAt);
        }
      }
      const [one = 0, other = 0] = medians.map((millis) => millis.sort((a, b) => a - b)[rounds >> 1] ?? 0);
      return { tried: 2 * rounds, failed: Math.max(one, other) / Math.min(one, other) > 2 ? 1 : 0 };
    },
  },
];

/** A push sent again from elsewhere changes nothing, and one account's bytes never show in another. */
async function replayEverywhere(): Promise<{ faults: number; lost: number }> {
  let [faults, lost] = [0, 0];
  for (const database of await createDatabases()) {
    const store = await database.open();
    const send = createSite(store);
    const [mine, other] = [createAccount(), createAccount()];
    const [device, stranger] = [createDevice(send, mine), createDevice(send, other)];
    const pushed = [device.make(), device.make()];
    const replies = [await device.push(pushed), await device.push(pushed), await createDevice(send, mine).push(pushed)];
    if (new Set(replies.map((reply) => JSON.stringify(reply))).size !== 1) lost += 1;
    // The same chunk ids in another account are other chunks.
    await stranger.push(pushed.map((chunk) => ({ ...chunk, bytes: randomBytes(9) })));
    faults += 3;
    lost += (await countLost(send, { account: mine, devices: [device] })).lost;
    await store.close();
  }
  return { faults, lost };
}

/** What an answer shows: its status, headers but for the date, and body. */
async function look(send: Send, path: string, authorization: string | null): Promise<string> {
  const answer = await send(path, { headers: authorization === null ? {} : { authorization } });
  const headers = [...answer.headers].filter(([name]) => name !== "date");
  return `${answer.status} ${JSON.stringify(headers)} ${await answer.text()}`;
}

function postHead({ id, token }: ReturnType<typeof createAccount>, headers: Readonly<Record<string, string>>): string {
  const lines = [
    `POST ${accountPath(id, "push")} HTTP/1.1`,
    "host: 127.0.0.1",
    `authorization: Bearer ${bytesToHex(token)}`,
    `content-type: ${FRAME_MEDIA_TYPE}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1" });
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

async function sendRaw(port: number, text: string): Promise<string> {
  const socket = await open(port);
  socket.write(text);
  const [part] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return String(part);
}

function withoutLength(init: RequestInit): RequestInit {
  const { "content-length": _, ...headers } = (init.headers ?? {}) as Record<string, string>;
  return { ...init, headers };
}
