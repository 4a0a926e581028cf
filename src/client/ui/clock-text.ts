const SECOND_MILLIS = 1_000;
const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;

/** 1:02:03, or 2:03 below an hour. Rounded up: 0:00 is when the time is up. */
export function clockText(millis: number): string {
  const seconds = Math.ceil(millis / SECOND_MILLIS);
  const hours = Math.floor(seconds / HOUR_SECONDS);
  const minutes = Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS);
  const rest = String(seconds % MINUTE_SECONDS).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}
