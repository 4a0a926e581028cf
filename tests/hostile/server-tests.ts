import type { HostileTest } from "./hostile-test.ts";
import { abuse, loadForMinutes } from "./server/abuse.ts";
import { comeBackDeleted, crossQuota, retryAtOnce, sendOtherBytes } from "./server/chunk-identity.ts";
import { killAtEachAwait, killWhileStudying } from "./server/crashes.ts";
import { breakTheFile } from "./server/full-disk.ts";
import { failOver, missStandby, restoreBackup, wipe } from "./server/going-back.ts";
import { stayOnPartition } from "./server/partitions.ts";
import { commitLate, runSerializable } from "./server/races.ts";

/** The numbers are those of the list in the design of sync. */
export const tests: readonly HostileTest[] = [
  { number: 7, name: "the same chunk id with other bytes", run: sendOtherBytes },
  { number: 9, name: "a writer that commits late", isPostgresNeeded: true, run: commitLate },
  { number: 10, name: "sixteen retries of one chunk at once", run: retryAtOnce },
  { number: 11, name: "serializable isolation", isPostgresNeeded: true, run: runSerializable },
  { number: 12, name: "the server killed at each await of a push", run: killAtEachAwait },
  { number: 13, name: "kills while many study", isPostgresNeeded: true, run: killWhileStudying },
  { number: 14, name: "a failover to a standby that lags", isPostgresNeeded: true, run: failOver },
  { number: 15, name: "a restored backup", run: restoreBackup },
  { number: 16, name: "a wiped database", run: wipe },
  { number: 17, name: "a standby that is waited for and absent", isPostgresNeeded: true, run: missStandby },
  { number: 18, name: "one partition for each statement", isPostgresNeeded: true, run: stayOnPartition },
  { number: 19, name: "the quota crossed in the middle of a push", run: crossQuota },
  { number: 20, name: "a full disk, a held file, a kill in the log", run: breakTheFile },
  { number: 21, name: "an old phone after the account was deleted", run: comeBackDeleted },
  { number: 22, name: "mixed load for minutes", run: loadForMinutes },
  { number: 40, name: "abuse of the API", run: abuse },
];
