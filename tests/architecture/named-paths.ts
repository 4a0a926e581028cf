import { posix } from "node:path";

/**
 * A path as a README writes it: ends in a slash or a known ending, or begins with a folder of the top level. Names like
 * `bankId/itemId`, and patterns with `<id>` or `*`, stand for something else.
 */
const PATH =
  /^[\w.@/-]*(\/|\.(css|html|json|md|png|sh|svg|tsx?|txt|ya?ml))$|^\.?\/?(src|tests|public|question-bank|\.ci|\.github)(\/[\w.@-]+)*$/;

/**
 * The paths that a README names, in backticks, in links, and as the first word of each line of an indented map.
 * `folder`: where the README stands; a link is relative to it. What is quoted may be relative to the top as well.
 */
export function namedPaths(folder: string, markdown: string): readonly (readonly string[])[] {
  const fences = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  const prose = markdown.replace(/^```[\s\S]*?^```$/gm, "");
  const quoted = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code).filter((code) => PATH.test(code));
  const linked = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^\w+:/.test(target));
  // A fence with a language is code for a shell or a compiler; a plain one is a map or a transcript.
  const mapped = fences.flatMap(([, language, body = ""]) => (language === "" ? mapPaths(body) : []));
  return [
    ...linked.map((path) => [posix.join(folder, path)]),
    ...[...quoted, ...mapped].map((path) => [posix.join(folder, path), posix.normalize(path)]),
  ];
}

function mapPaths(body: string): readonly string[] {
  const parents: { readonly indent: number; readonly path: string }[] = [];
  return body.split("\n").flatMap((line) => {
    const [, space = "", name = ""] = /^( *)(\S+)/.exec(line) ?? [];
    while ((parents.at(-1)?.indent ?? -1) >= space.length) parents.pop();
    if (!PATH.test(name)) return [];
    const path = posix.join(parents.at(-1)?.path ?? "", name);
    if (name.endsWith("/")) parents.push({ indent: space.length, path });
    return [path];
  });
}
