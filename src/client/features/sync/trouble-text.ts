import type { SyncTrouble } from "../../../domain/sync/engine.ts";
import { m } from "../../messages/compiled/messages.js";

const MEBIBYTE = 1024 * 1024;

/** What happened, what it means for the records, and what to do. */
export function troubleText(trouble: SyncTrouble): string {
  switch (trouble.kind) {
    case "offline":
      return m.sync_trouble_offline();
    case "noServer":
      return m.sync_trouble_no_server();
    case "unknownAccount":
      return m.sync_trouble_unknown_account();
    case "inviteNeeded":
      return m.sync_trouble_invite_needed();
    case "inviteWrong":
      return m.sync_trouble_invite_wrong();
    case "wrongSecret":
      return m.sync_trouble_wrong_secret();
    case "deleted":
      return m.sync_trouble_deleted();
    case "quota":
      return m.sync_trouble_quota({ limit: Math.round(trouble.bytesLimit / MEBIBYTE) });
    case "slowDown":
      return m.sync_trouble_slow_down();
    case "broken":
      return m.sync_trouble_broken();
    case "incomplete":
      return m.sync_trouble_incomplete();
    case "elsewhere":
      return m.sync_trouble_elsewhere();
    case "protocol":
      return m.sync_trouble_protocol({ detail: trouble.detail });
    case "storageFailure":
      return trouble.reason === "full" ? m.app_storage_full() : m.sync_trouble_storage();
  }
}
