/**
 * The length to which something is padded before it is sealed: PADMÉ (Nikitin et al., "Reducing Metadata Leakage from
 * Encrypted Files and Communication with PURBs", 2019). Lengths that differ in little become the same, so that the size
 * of what is sent does not tell right answers from wrong ones. At most 12 % longer, less for long ones.
 * `length`: bytes, at least 1.
 */
export function paddedLength(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const lastBits = exponent - (Math.floor(Math.log2(exponent)) + 1);
  const step = 2 ** Math.max(0, lastBits);
  return Math.ceil(length / step) * step;
}
