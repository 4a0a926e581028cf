import { git, readObjects } from "./git.ts";

/**
 * The items as the main branch had them where this branch left it, which is what learners may have. What others did
 * there since is not for this branch to answer for.
 */
export type Baseline =
  | {
      readonly kind: "known";
      /** Text of every item file by its path. */
      readonly files: ReadonlyMap<string, string>;
      /** Last text of item files that were deleted on the way. */
      readonly deleted: ReadonlyMap<string, string>;
      /** Paths on the main branch as it stands now: ids that others have taken since. */
      readonly taken: readonly string[];
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
  const commit = git(project, ["merge-base", "HEAD", branch])?.toString("utf8").trim() ?? branch;
  return {
    kind: "known",
    files: filesOf(project, commit),
    deleted: deletedFiles(project, commit),
    taken: itemPaths(project, branch),
  };
}

function itemPaths(project: string, branch: string): string[] {
  // `-z`: paths as they are, not quoted.
  const listing = git(project, ["ls-tree", "-r", "-z", "--name-only", branch, "--", FOLDER])?.toString("utf8") ?? "";
  return listing.split("\0").filter(isItemPath);
}

function filesOf(project: string, branch: string): Map<string, string> {
  // `./`: relative to the project, also where it is not the repository's root.
  const contents = readObjects(
    project,
    itemPaths(project, branch).map((path) => `${branch}:./${path}`),
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
