/** The number that was typed, as phones and people write it: 1,234.5 and １２３４．５ alike; null where it is none. */
export function typedNumber(typed: string): number | null {
  const plain = typed
    .normalize("NFKC")
    .replace(/[,\s]/g, "")
    .replace(/^[−ー―]/, "-");
  const value = /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
  // Four hundred digits are infinite, which no backup could hold.
  return Number.isFinite(value) ? value : null;
}
