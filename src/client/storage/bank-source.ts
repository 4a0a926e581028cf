import type { BankList, BankManifest, BankPack } from "../../domain/bank.ts";
import type { BankFailure, BankSource } from "../../domain/ports.ts";

/**
 * The banks that the app's own site serves. Every file but the list is named by its SHA-256 and checked against
 * it, so what arrives is byte for byte what the compiler wrote; banks from anywhere else are parsed as untrusted.
 * `listUrl`: absolute URL of `bank/index.json`.
 */
export function createBankSource(listUrl: string): BankSource {
  return {
    async list() {
      const answer = await get(listUrl);
      return answer instanceof Response ? ((await answer.json()) as BankList) : answer;
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
  const answer = await get(url.href);
  if (!(answer instanceof Response)) return answer;
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== hash) return { kind: "bankFailure", reason: "damaged", url: url.href };
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

async function get(url: string): Promise<Response | BankFailure> {
  try {
    const answer = await fetch(url);
    return answer.ok ? answer : { kind: "bankFailure", reason: "missing", url };
  } catch {
    return { kind: "bankFailure", reason: "offline", url };
  }
}
