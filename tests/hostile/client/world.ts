import { newSecret } from "../../../src/client/sync/secret.ts";
import { eventIdToString, type StoredEvent } from "../../../src/domain/event.ts";
import { replay } from "../../../src/domain/replay.ts";
import { createDevice, type SyncedDevice } from "../../client/sync/parts/devices.ts";
import { type OwnServer, openOwnServer } from "../../client/sync/parts/own-server.ts";

/** One learner's devices on one server, which is never told apart from the product's. */
export interface World {
  readonly server: OwnServer;
  readonly secret: string;
  readonly devices: readonly SyncedDevice[];
}

/** `shared`: a server that other worlds use too; each has an account of its own. */
export async function createWorld(names: readonly string[], shared?: OwnServer): Promise<World> {
  const server = shared ?? openOwnServer();
  const secret = newSecret();
  const devices = names.map((name) => createDevice(name, server.ask));
  for (const device of devices) await device.join(secret);
  return { server, secret, devices };
}

/** Everybody syncs until nobody can have news for another: once to tell, once to hear. */
export async function settle(devices: readonly SyncedDevice[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    for (const device of devices) {
      const outcome = await device.sync();
      if (outcome.kind !== "done") throw new Error(`A device did not settle: ${JSON.stringify(outcome)}`);
    }
  }
}

/** Events of the expected ones that some device lacks, and rows that are not the fold of its log. */
export async function countLost(devices: readonly SyncedDevice[], expected: readonly StoredEvent[]): Promise<number> {
  let lost = 0;
  for (const device of devices) {
    const log = await device.log();
    const texts = new Map(log.map((event) => [eventIdToString(event), JSON.stringify(event)]));
    lost += expected.filter((event) => texts.get(eventIdToString(event)) !== JSON.stringify(event)).length;
    if (log.length !== new Set(expected.map(eventIdToString)).size) lost += 1;
    lost += differences(await device.rows(), replay(log));
  }
  return lost;
}

/** Keys whose values are not the same. */
export function differences(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): number {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].filter((key) => JSON.stringify(a.get(key)) !== JSON.stringify(b.get(key))).length;
}
