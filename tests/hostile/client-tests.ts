import { resetEarly, shuffle, undoEarly, unite } from "./client/folds.ts";
import { interleave } from "./client/interleavings.ts";
import { killRotation, killRounds } from "./client/kills.ts";
import { keepUnknown, meetNewerPack } from "./client/newer-apps.ts";
import { damageSeals, neverRepeat } from "./client/seals.ts";
import { goBack, hideChunk, listNothing, loseReplies } from "./client/servers.ts";
import { compareTraffic } from "./client/traffic.ts";
import type { HostileTest } from "./hostile-test.ts";

/** The numbers are those of the list in the design of sync. */
export const tests: readonly HostileTest[] = [
  { number: 1, name: "devices that answer, undo, reset, sync and crash in any order", run: interleave },
  { number: 2, name: "a log shuffled, and events twice", run: shuffle },
  { number: 3, name: "two logs united either way, and event by event", run: unite },
  { number: 4, name: "an undo before its target, twice, and of nothing", run: undoEarly },
  { number: 5, name: "answers from before a reset, after it", run: resetEarly },
  { number: 6, name: "unknown types, newer versions, more fields, a body of a megabyte", run: keepUnknown },
  { number: 8, name: "an old app after a newer app's pack", run: meetNewerPack },
  { number: 23, name: "seals damaged, changed for one another, of others, cut off", run: damageSeals },
  { number: 24, name: "a server that hides a chunk", run: hideChunk },
  { number: 25, name: "a server that goes back", run: goBack },
  { number: 26, name: "a listing that is empty or half there", run: listNothing },
  { number: 27, name: "replies lost after the commit", run: loseReplies },
  { number: 28, name: "a tab killed at every step of a round", run: killRounds },
  { number: 29, name: "new words, killed at every step or after a failed pull", run: killRotation },
  { number: 30, name: "a key that seals twice; vectors and fixtures of version 1", run: neverRepeat },
  { number: 31, name: "the traffic of a learner who is right and of one who is wrong", run: compareTraffic },
];
