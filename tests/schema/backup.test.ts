import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backupToText } from "../../src/domain/backup.ts";
import { parseBackup } from "../../src/schema/backup.ts";
import { acceptableLog } from "./arbitrary-events.ts";

const AT = "2026-09-01T00:00:00.000Z";

describe("a backup", () => {
  it("gives back every event that was written, byte for byte", () => {
    fc.assert(
      fc.property(acceptableLog, (log) => {
        const reading = parseBackup(backupToText(log, AT));
        if (reading.kind !== "backup") throw new Error(reading.reason);
        expect(reading.refused).toEqual([]);
        expect(JSON.stringify(reading.events)).toBe(JSON.stringify(log));
      }),
    );
  });

  it("loses only the damaged events, and names each with its place and field", () => {
    fc.assert(
      fc.property(acceptableLog, fc.nat(), (log, place) => {
        const at = place % (log.length + 1);
        const damaged = [...log.slice(0, at), { type: "itemAnswered" }, ...log.slice(at)];
        const reading = parseBackup(JSON.stringify({ format: "noboru-backup", version: 1, events: damaged }));
        expect(reading).toEqual({
          kind: "backup",
          events: log,
          refused: [{ position: at + 1, reason: "badField", path: "deviceId" }],
        });
      }),
    );
  });

  it("may be saved by an editor that adds space or turns the order of its fields", () => {
    const text = ` \n{ "events": [], "version": 1, "exportedAt": null, "format": "noboru-backup" }\n`;
    expect(parseBackup(text)).toEqual({ kind: "backup", events: [], refused: [] });
  });
});

describe("a file that is no backup", () => {
  it.each([
    ["", "empty"],
    [" \n", "empty"],
    ["これはメモです", "notJson"],
    ["NaN", "notJson"],
    ["null", "otherFormat"],
    ["[]", "otherFormat"],
    ["{}", "otherFormat"],
    ['{"format":"anki","version":1,"events":[]}', "otherFormat"],
    ['{"format":"noboru-backup","version":"1","events":[]}', "otherFormat"],
    ['{"format":"noboru-backup","version":1,"events":{"0":{}}}', "otherFormat"],
    ['{"__proto__":{"format":"noboru-backup","version":1,"events":[]}}', "otherFormat"],
    ['{"format":"noboru-backup","version":2,"chunks":[]}', "newerFormat"],
    ["[".repeat(200_000), "notJson"],
  ])("is told apart: %.60s", (text, reason) => {
    expect(parseBackup(text)).toEqual({ kind: "notABackup", reason });
  });

  it("is said to be cut off wherever the end of a real backup is missing", () => {
    fc.assert(
      fc.property(acceptableLog, fc.double({ min: 0, max: 1, noNaN: true }), (log, share) => {
        const whole = backupToText(log, AT).trimEnd();
        const begun = whole.slice(0, 40 + Math.floor(share * (whole.length - 41)));
        expect(parseBackup(begun)).toEqual({ kind: "notABackup", reason: "cutOff" });
      }),
    );
  });

  it("never makes the reader throw, whatever its bytes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 6 })), (text) => {
        expect(["backup", "notABackup"]).toContain(parseBackup(text).kind);
      }),
    );
  });
});
