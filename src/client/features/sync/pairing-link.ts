/** 16 bytes as base64url. */
const SECRET = /^[\w-]{21}[AQgw]$/;

const PAIR_PATH = "#/sync/pair/";

/** The address that another device opens to join. The secret stands behind `#`, which no browser ever sends. */
export function pairingLink(appAddress: string, secret: string): string {
  return `${appAddress}${PAIR_PATH}${secret}`;
}

/** The secret in a link or a code, be it of another site of the same app; null where there is none. */
export function secretInLink(text: string): string | null {
  const at = text.indexOf(PAIR_PATH);
  const secret = at < 0 ? "" : text.slice(at + PAIR_PATH.length).trim();
  return isPairingSecret(secret) ? secret : null;
}

export function isPairingSecret(text: string): boolean {
  return SECRET.test(text);
}
