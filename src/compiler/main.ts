import { build } from "./commands/build.ts";

const [command = "", ...rest] = process.argv.slice(2);
if (command === "build") {
  const { exitCode, text } = build(process.cwd(), { drafts: rest.includes("--drafts") });
  console.log(text);
  process.exitCode = exitCode;
}
