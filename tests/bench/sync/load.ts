/**
 * Load from a process of its own: raw sockets that write requests prepared beforehand and look at no more of an answer
 * than its status and its end, because it shares the machine with the server that it measures.
 *
 * node load.ts '{"port":8080,"connections":64,"accounts":10000,"seconds":10,"style":"push"}' prints a `LoadReport`.
 */
import { randomFillSync } from "node:crypto";
import { connect, type Socket } from "node:net";
import { accountPath, DELETE_HASH_HEADER, FRAME_MEDIA_TYPE } from "../../../src/schema/protocol.ts";
import { createDocuments } from "./documents.ts";

/** A sealed chunk of twenty answers: at most 14 bytes each. */
const CHUNK_BYTES = 280;
export const ANSWERS_PER_PUSH = 20;

export interface LoadOptions {
  readonly port: number;
  readonly connections: number;
  /** Requests go round these; each has its own token. */
  readonly accounts: number;
  /** How long; or with `requests` how many. */
  readonly seconds?: number;
  readonly requests?: number;
  /** A chunk of twenty answers, or the same twenty as documents. */
  readonly style: "push" | "documents";
}

export interface LoadReport {
  readonly requests: number;
  readonly failures: number;
  readonly perSecond: number;
  readonly p50Millis: number;
  readonly p99Millis: number;
}

if (import.meta.main) console.log(JSON.stringify(await load(JSON.parse(process.argv[2] ?? "{}"))));

async function load(options: LoadOptions): Promise<LoadReport> {
  const { connections, seconds = Number.POSITIVE_INFINITY, requests = Number.POSITIVE_INFINITY } = options;
  const nextRequest =
    options.style === "push" ? createPushes(options.accounts) : createDocumentPushes(options.accounts);
  const millis: number[] = [];
  let failures = 0;
  let sent = 0;
  const startedAt = performance.now();
  const isOver = () => sent >= requests || performance.now() - startedAt > seconds * 1_000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port: options.port, host: "127.0.0.1", noDelay: true });
      await new Promise((resolve) => socket.once("connect", resolve));
      await new Promise<void>((resolve, reject) => {
        let sentAt = 0;
        const send = () => {
          if (isOver()) return resolve();
          sent += 1;
          sentAt = performance.now();
          socket.write(nextRequest());
        };
        onAnswer(socket, (isOk) => {
          millis.push(performance.now() - sentAt);
          if (!isOk) failures += 1;
          send();
        });
        socket.on("error", reject);
        send();
      });
      socket.destroy();
    }),
  );
  const elapsedSeconds = (performance.now() - startedAt) / 1_000;
  millis.sort((a, b) => a - b);
  const at = (share: number) => millis[Math.floor(share * (millis.length - 1))] ?? Number.NaN;
  return {
    requests: millis.length,
    failures,
    perSecond: millis.length / elapsedSeconds,
    p50Millis: at(0.5),
    p99Millis: at(0.99),
  };
}

/** Calls back at the end of each answer. Relies on what our server sends: a length, and one answer at a time. */
function onAnswer(socket: Socket, answered: (isOk: boolean) => void): void {
  let text = "";
  socket.on("data", (part) => {
    text += part.toString("latin1");
    const headEnd = text.indexOf("\r\n\r\n");
    if (headEnd === -1) return;
    const length = /content-length: (\d+)/i.exec(text)?.[1];
    if (length === undefined || text.length < headEnd + 4 + Number(length)) return;
    const isOk = text.startsWith("HTTP/1.1 200");
    text = "";
    answered(isOk);
  });
}

/** Accounts and tokens are numbers written large, so that a second process can go on with the same accounts. */
function numbered(length: number, number: number): Uint8Array {
  const bytes = Buffer.alloc(length, 0x5a);
  // First, and scattered, as derived ids are.
  bytes.writeUInt32BE(Math.imul(number + 1, 0x9e3779b1) >>> 0, 0);
  return bytes;
}

function createPushes(accounts: number): () => Buffer {
  const frameBytes = 1 + 21 + CHUNK_BYTES;
  const heads = Array.from({ length: accounts }, (_, number) => {
    const hex = (length: number) => Buffer.from(numbered(length, number)).toString("hex");
    const lines = [
      `POST ${accountPath(numbered(16, number), "push")} HTTP/1.1`,
      "host: 127.0.0.1",
      `authorization: Bearer ${hex(32)}`,
      `${DELETE_HASH_HEADER}: ${hex(32)}`,
      `content-type: ${FRAME_MEDIA_TYPE}`,
      `content-length: ${frameBytes}`,
    ];
    return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
  });
  const random = randomFillSync(Buffer.alloc(1 << 20));
  let turn = 0;
  return () => {
    const head = heads[turn % accounts] ?? Buffer.alloc(0);
    turn += 1;
    const request = Buffer.allocUnsafe(head.length + frameBytes);
    head.copy(request, 0);
    let offset = head.length;
    request[offset] = 1;
    request[offset + 1] = 1;
    randomFillSync(request, offset + 2, 16);
    offset += 18;
    request.writeUInt32BE(CHUNK_BYTES, offset);
    random.copy(request, offset + 4, (turn * 64) % (random.length - CHUNK_BYTES));
    return request;
  };
}

function createDocumentPushes(accounts: number): () => Buffer {
  let turn = 0;
  return () => {
    const account = Buffer.from(numbered(16, turn % accounts)).toString("hex");
    turn += 1;
    const body = Buffer.from(JSON.stringify({ docs: createDocuments(ANSWERS_PER_PUSH) }));
    const head = `POST /${account}/_bulk_docs HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), body]);
  };
}
