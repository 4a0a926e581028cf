import { addressKey } from "./address.ts";

const MINUTE_MILLIS = 60_000;
const HOUR_MILLIS = 3_600_000;

/** Addresses counted in one window; more come only from who has a network of them, and they share one count. */
const MAX_ADDRESSES = 50_000;
const REST = "rest";

/** Bodies held in memory at once; who announces much and sends it slowly keeps only so much of it from others. */
const BODY_BYTES_IN_FLIGHT = 64 * 1024 * 1024;
const BODY_BYTES_PER_ADDRESS = 16 * 1024 * 1024;

export interface LimitSettings {
  readonly requestsPerMinute: number;
  readonly requestsPerMinuteInAll: number;
  readonly accountsPerHour: number;
  readonly accountsPerHourInAll: number;
}

export type Limits = ReturnType<typeof createLimits>;

/**
 * Limits per address and in all, counted in this process: with several processes each has its own.
 * `now`: milliseconds. Functions that answer with a number say how many seconds to wait, 0 for none.
 */
export function createLimits(settings: LimitSettings, now: () => number) {
  const requests = createWindow(MINUTE_MILLIS, settings.requestsPerMinute, settings.requestsPerMinuteInAll, now);
  const accounts = createWindow(HOUR_MILLIS, settings.accountsPerHour, settings.accountsPerHourInAll, now);
  const bodyBytesByKey = new Map<string, number>();
  let bodyBytes = 0;
  return {
    secondsToRequest: (address: string): number => {
      const key = addressKey(address);
      const seconds = requests.secondsToWait(key);
      if (seconds === 0) requests.count(key);
      return seconds;
    },
    secondsToCreation: (address: string): number => accounts.secondsToWait(addressKey(address)),
    countCreation: (address: string): void => accounts.count(addressKey(address)),
    /** False when there is no memory for another body now. */
    reserve: (address: string, bytes: number): boolean => {
      const key = addressKey(address);
      const held = bodyBytesByKey.get(key) ?? 0;
      if (bodyBytes + bytes > BODY_BYTES_IN_FLIGHT || held + bytes > BODY_BYTES_PER_ADDRESS) return false;
      bodyBytes += bytes;
      bodyBytesByKey.set(key, held + bytes);
      return true;
    },
    release: (address: string, bytes: number): void => {
      const key = addressKey(address);
      const held = (bodyBytesByKey.get(key) ?? 0) - bytes;
      bodyBytes -= bytes;
      if (held > 0) bodyBytesByKey.set(key, held);
      else bodyBytesByKey.delete(key);
    },
  };
}

/** Counts in fixed windows: twice the limit may pass around their seam, which for this purpose is no harm. */
function createWindow(millis: number, perKey: number, inAll: number, now: () => number) {
  let counts = new Map<string, number>();
  let total = 0;
  let endsAt = now() + millis;
  const known = (key: string) => (counts.has(key) || counts.size < MAX_ADDRESSES ? key : REST);
  return {
    secondsToWait: (key: string): number => {
      const at = now();
      if (at >= endsAt) {
        counts = new Map();
        total = 0;
        endsAt = at + millis;
      }
      const isFree = total < inAll && (counts.get(known(key)) ?? 0) < perKey;
      return isFree ? 0 : Math.ceil((endsAt - at) / 1_000);
    },
    count: (key: string): void => {
      const place = known(key);
      counts.set(place, (counts.get(place) ?? 0) + 1);
      total += 1;
    },
  };
}
