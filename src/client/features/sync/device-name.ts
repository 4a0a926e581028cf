import type { SyncStatus } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";
import { useLearner } from "../../state/app.ts";
import { deviceNameKey } from "../../state/syncing.ts";

/** What to call a device: the name it was given, else which one in the order of the list. */
export function useDeviceName({ devices, deviceId: ownId }: SyncStatus): (deviceId: string) => string {
  const values = useLearner((state) => state.preferenceValues);
  return (deviceId) => {
    const given = values.get(deviceNameKey(deviceId));
    if (typeof given === "string" && given !== "") return given;
    if (deviceId === ownId) return m.sync_this_device();
    return m.sync_device_number({ number: devices.findIndex((one) => one.deviceId === deviceId) + 1 });
  };
}
