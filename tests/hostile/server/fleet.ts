import { bytesToHex } from "../../../src/schema/protocol.ts";
import { createAccount, createDevice, type Device, type Send, type TestAccount } from "../../server/parts/device.ts";

/** Some devices of one learner. */
export interface Household {
  readonly account: TestAccount;
  readonly devices: readonly Device[];
}

export function createHousehold(send: Send, deviceCount: number): Household {
  const account = createAccount();
  return { account, devices: Array.from({ length: deviceCount }, () => createDevice(send, account)) };
}

/** The same devices at another server. */
export function moveHousehold(household: Household, send: Send): Household {
  for (const device of household.devices) device.moveTo(send);
  return household;
}

export interface Count {
  readonly acked: number;
  readonly lost: number;
}

/**
 * What became of a household: a new phone reads the whole chain, which verifies it, and every device syncs until
 * nothing moves. Lost is every acknowledged chunk that one of them cannot get, byte for byte.
 */
export async function countLost(send: Send, { account, devices }: Household): Promise<Count> {
  // Twice, because the last to repair may have brought something for the first.
  for (const device of [...devices, ...devices]) await device.sync();
  const newPhone = createDevice(send, account);
  await newPhone.sync();
  const acked = new Map(
    devices.flatMap((device) => [...device.acked].map((id) => [id, device.chunks.get(id)] as const)),
  );
  const lost = [...acked].filter(([id, chunk]) =>
    [newPhone, ...devices].some(({ chunks }) => {
      const held = chunks.get(id);
      return held === undefined || chunk === undefined || bytesToHex(held.bytes) !== bytesToHex(chunk.bytes);
    }),
  );
  return { acked: acked.size, lost: lost.length };
}

export async function countAllLost(send: Send, households: readonly Household[]): Promise<Count> {
  let [acked, lost] = [0, 0];
  for (const household of households) {
    const count = await countLost(send, household);
    acked += count.acked;
    lost += count.lost;
  }
  return { acked, lost };
}

/** Devices that study and sync until told to stop; what fails on the way they try again, as the app does. */
export async function studyUntil(households: readonly Household[], isOver: () => boolean): Promise<number> {
  let failures = 0;
  const study = async (device: Device) => {
    while (!isOver()) {
      device.make();
      await device.sync().catch(() => {
        failures += 1;
        return new Promise((resolve) => setTimeout(resolve, 20));
      });
    }
  };
  await Promise.all(households.flatMap(({ devices }) => devices.map(study)));
  return failures;
}
