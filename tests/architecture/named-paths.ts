import { posix } from "node:path";

/** A path as a README writes it: with a slash or a known ending, and nothing that stands for something else (`<id>`, `*`). */
const PATH = /^\.{0,2}[\w.@/-]*(\/|\.(bash|css|html|json|md|png|svg|tsx?|txt|ya?ml|sh))$|^[\w.@-]+(\/[\w.@-]+)+$/;

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
