import { run } from "./commands/run.ts";
import { localToday } from "./today.ts";

/** The bank's command line, started in the project's folder: `npm run bank -- <command>`. */
const { exitCode, output } = run(process.argv.slice(2), process.cwd(), localToday());
console.log(output);
process.exitCode = exitCode;
