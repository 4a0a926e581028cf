import { backupToText } from "../../../domain/backup.ts";
import { useApp } from "../../state/app.ts";

/** Gives the learner the whole log as a file named for today's date. */
export function useExport(): () => Promise<void> {
  const { learnerStore, clock, device } = useApp();
  return async () => {
    const events = await learnerStore.readAll();
    const now = clock.wallMs();
    const localDate = new Date(now + clock.zoneMinutes() * 60_000).toISOString().slice(0, 10);
    await device.saveFile(`noboru-backup-${localDate}.json`, backupToText(events, new Date(now).toISOString()));
  };
}
