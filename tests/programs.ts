import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

/** What a command proved. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export interface Finished {
  readonly ok: boolean;
  /** Both streams in the order they came; empty if the program wrote straight to the screen. */
  readonly output: string;
}

type Command = readonly [program: string, ...parameters: string[]];

/** Runs a program in sight of the reader. */
export function showProgram(command: Command): Promise<Finished> {
  return start(command, "inherit");
}

/** Runs a program and keeps what it says. */
export function hearProgram(command: Command): Promise<Finished> {
  return start(command, "pipe");
}

/** The one line that everything that counts ends with; a run that proved nothing has failed. */
export function reportTally({ passed, failed }: Tally): void {
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0 || passed === 0) process.exitCode = 1;
}

function start([program, ...parameters]: Command, stdio: "inherit" | "pipe"): Promise<Finished> {
  // npm puts the project's own Node first on the path; a call without npm gets it here.
  const path = [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter);
  const child = spawn(program, parameters, { stdio: ["ignore", stdio, stdio], env: { ...process.env, PATH: path } });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((settle) => {
    const finish = (ok: boolean) => settle({ ok, output: Buffer.concat(chunks).toString() });
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${program}: ${error.message}\n`));
      finish(false);
    });
    child.on("close", (code) => finish(code === 0));
  });
}
