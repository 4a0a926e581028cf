import { BANK_FORMAT, type BankList, type BankManifest, type BankPack } from "../../domain/bank.ts";
import type { BankFailure, BankSource } from "../../domain/ports.ts";

/**
 * The banks that the app's own site serves. Every file but the list is named by its SHA-256 and checked against
 * it, so what arrives is byte for byte what the compiler wrote; banks from anywhere else are parsed as untrusted.
 * `listUrl`: absolute URL of `bank/index.json`.
 */
export function createBankSource(listUrl: string): BankSource {
  return {
    async list() {
      const bytes = await get(listUrl);
      return "kind" in bytes ? bytes : parsed<BankList>(bytes, listUrl);
    },
    async manifest({ manifest, hash }) {
      return verified<BankManifest>(new URL(manifest, listUrl), hash);
    },
    async pack({ manifest }, { file, hash }) {
      return verified<BankPack>(new URL(file, new URL(manifest, listUrl)), hash);
    },
  };
}

async function verified<T>(url: URL, hash: string): Promise<T | BankFailure> {
  const bytes = await get(url.href);
  if ("kind" in bytes) return bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) return { kind: "bankFailure", reason: "damaged", url: url.href };
  return parsed(bytes, url.href);
}

/** The whole file: a connection that breaks off in the middle of it is as good as none. */
async function get(url: string): Promise<ArrayBuffer | BankFailure> {
  try {
    const answer = await fetch(url);
    return answer.ok ? await answer.arrayBuffer() : { kind: "bankFailure", reason: "missing", url };
  } catch {
    return { kind: "bankFailure", reason: "offline", url };
  }
}

// Nothing vouches for the list: the sign-in page of a station's Wi-Fi may stand in its place.
function parsed<T>(bytes: ArrayBuffer, url: string): T | BankFailure {
  const content = jsonOf(bytes);
  const format = (content as { readonly format?: unknown } | null)?.format;
  if (format === BANK_FORMAT) return content as T;
  const isNewer = typeof format === "number" && format > BANK_FORMAT;
  return { kind: "bankFailure", reason: isNewer ? "newerFormat" : "damaged", url };
}

function jsonOf(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
