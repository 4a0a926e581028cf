import { type HttpBindings, serve } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { onTestFinished } from "vitest";
import { BANK_FORMAT, type BankList } from "../../../src/domain/bank.ts";
import { type Bank, publish } from "./banks.ts";

type Answer = (connection: Pick<HttpBindings, "outgoing">) => Response;

/** A site that serves banks over real HTTP. */
export interface BankSite {
  readonly listUrl: string;
  /** Paths below the list, in the order in which they were fetched since the last look. */
  takeRequests(): readonly string[];
  /** Puts these banks online, in place of what was there. */
  publish(...banks: readonly Bank[]): void;
  /** Puts something else in the place of the files whose path begins like this. */
  replace(path: string, answer: Answer): void;
  stop(): Promise<void>;
}

const LIST = "index.json";

export async function openBankSite(): Promise<BankSite> {
  const answers = new Map<string, Answer>();
  let requests: string[] = [];

  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opened = serve({ fetch: answerTo, port: 0, hostname: "127.0.0.1" }, () => resolve(opened));
  });
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(stop);
  const { port } = server.address() as { port: number };

  return {
    listUrl: `http://127.0.0.1:${port}/bank/${LIST}`,
    takeRequests: () => requests.splice(0),
    publish: (...banks) => {
      const published = banks.map(publish);
      const list: BankList = { format: BANK_FORMAT, banks: published.map(({ entry }) => entry) };
      const files = new Map([[LIST, JSON.stringify(list)], ...published.flatMap((bank) => [...bank.files])]);
      answers.clear();
      for (const [path, text] of files) answers.set(path, () => new Response(text));
      requests = [];
    },
    replace: (start, answer) => {
      for (const path of answers.keys()) if (path.startsWith(start)) answers.set(path, answer);
    },
    stop,
  };

  function answerTo(request: Request, connection: unknown): Response {
    const path = new URL(request.url).pathname.slice("/bank/".length);
    requests.push(path);
    return answers.get(path)?.(connection as HttpBindings) ?? new Response("no such file", { status: 404 });
  }
}

/** Half a file, then the tunnel. */
export const cutOff: Answer = ({ outgoing }) => {
  outgoing.writeHead(200, { "content-length": 1000 });
  outgoing.write('{"format":1,', () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
};
