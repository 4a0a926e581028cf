import { posix } from "node:path";
import { ROOMS, type Room } from "./rooms.ts";
import { type NamedModule, namedModules, touchedGlobals } from "./syntax.ts";

/** What a file of src does against the rules of its room, each in a sentence. */
export function trespasses(path: string, text: string): readonly string[] {
  const home = placeOf(path);
  if (home === null) return [`${path} stands in no room`];
  const { room } = home;
  const { packages = [], denied = room.denied } = room.exceptions?.[path] ?? {};
  const allowed = [...room.packages, ...packages];

  const wrongImports = modulesOf(path, text).filter(({ name, typesOnly }) =>
    name.startsWith(".")
      ? !mayEnter(home, placeOf(posix.join(posix.dirname(path), name)), typesOnly)
      : !allowed.some((entry) => (/[/:]$/.test(entry) ? name.startsWith(entry) : name === entry)),
  );
  return [
    ...wrongImports.map(({ name }) => `${path} imports ${name}`),
    ...(path.endsWith(".css") ? [] : touchedGlobals(path, text, denied).map((name) => `${path} touches ${name}`)),
  ];
}

interface Place {
  readonly room: Room;
  /** The room's own folder: of `features/*` the one feature. */
  readonly folder: string;
}

function mayEnter({ room, folder }: Place, target: Place | null, typesOnly: boolean): boolean {
  if (target === null) return false;
  const open = typesOnly ? [...room.rooms, ...(room.types ?? [])] : room.rooms;
  return target.folder === folder || open.includes(target.room.folder);
}

/** Rooms lie within rooms (client/ui in client): the longest folder that holds the file is its place. */
function placeOf(path: string): Place | null {
  const places = ROOMS.flatMap((room): Place[] => {
    const pattern = room.folder.replace("*", "[^/]+");
    const folder = new RegExp(`^${pattern}(?=/)`).exec(path)?.[0];
    return folder === undefined ? [] : [{ room, folder }];
  });
  return places.sort((a, b) => b.folder.length - a.folder.length)[0] ?? null;
}

function modulesOf(path: string, text: string): readonly NamedModule[] {
  if (!path.endsWith(".css")) return namedModules(path, text);
  const names = text.matchAll(/(?:@import\s+(?:url\()?|\bfrom\s+)["']([^"']+)["']/g);
  return [...names].map(([, name = "?"]) => ({ name, typesOnly: false }));
}
