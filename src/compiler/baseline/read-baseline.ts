import { git, readObjects } from "./git.ts";

/** The items as the main branch has them, which is what learners may have. */
export type Baseline =
  | {
      readonly kind: "known";
      /** Text of every item file by its path. */
      readonly files: ReadonlyMap<string, string>;
      /** Last text of item files that were deleted on the way. */
      readonly deleted: ReadonlyMap<string, string>;
    }
  | { readonly kind: "unknown"; readonly reason: string };

const BRANCHES = ["origin/main", "main"]; // the shared one first: the local one may carry what is being checked
const FOLDER = "question-bank";

/** Reads the item files of the main branch; without git or the branch it says so, and nothing can be compared. */
export function readBaseline(project: string): Baseline {
  if (git(project, ["rev-parse", "--show-toplevel"]) === null) {
    return { kind: "unknown", reason: "git がないか、git の管理下にないフォルダです" };
  }
  const branch = BRANCHES.find(
    (name) => git(project, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]) !== null,
  );
  if (branch === undefined) return { kind: "unknown", reason: "main ブランチが見つかりません" };
  return { kind: "known", files: filesOf(project, branch), deleted: deletedFiles(project, branch) };
}

function filesOf(project: string, branch: string): Map<string, string> {
  // `-z`: paths as they are, not quoted; `./`: relative to the project, also where it is not the repository's root.
  const listing = git(project, ["ls-tree", "-r", "-z", "--name-only", branch, "--", FOLDER])?.toString("utf8") ?? "";
  const paths = listing.split("\0").filter(isItemPath);
  const contents = readObjects(
    project,
    paths.map((path) => `${branch}:./${path}`),
  );
  return new Map([...contents].map(([name, text]) => [name.slice(branch.length + 3), text]));
}

function deletedFiles(project: string, branch: string): Map<string, string> {
  const log = git(project, [
    "log",
    "--diff-filter=D",
    "--no-renames",
    "--relative",
    "--format=%x01%H",
    "--name-only",
    "-z",
    branch,
    "--",
    FOLDER,
  ]);
  const names = (log?.toString("utf8") ?? "").split("\x01").flatMap((entry) => {
    const [commit = "", ...paths] = entry.split(/[\0\n]+/);
    return paths.filter(isItemPath).map((path) => `${commit}^:./${path}`);
  });
  const contents = readObjects(project, names);
  return new Map([...contents].map(([name, text]) => [name.slice(name.indexOf("./") + 2), text]));
}

function isItemPath(path: string): boolean {
  return /^question-bank\/[^/]+\/items\/.+\.ya?ml$/.test(path);
}
