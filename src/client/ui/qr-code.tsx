import { type ReactNode, useMemo } from "react";
import { encode } from "uqr";
import styles from "./qr-code.module.css";

/** The quiet zone that readers need around the code, in modules. */
const BORDER_MODULES = 4;

interface QrCodeProps {
  /** Capital letters, digits and `$%*+-./:` alone make a code a third smaller. At most 2,900 characters. */
  readonly text: string;
  /** What the code is for, to people who do not see it. */
  readonly label: string;
}

/** A QR code as large as its place, dark on white in every theme: many readers fail on the reverse. */
export function QrCode({ text, label }: QrCodeProps): ReactNode {
  const { size, path } = useMemo(() => drawn(text), [text]);
  return (
    <svg className={styles.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}

/** One path of horizontal runs: a tenth of the size of a square for each module. */
function drawn(text: string): { readonly size: number; readonly path: string } {
  const { size, data } = encode(text, { ecc: "L", boostEcc: true, border: BORDER_MODULES });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue;
      const start = x;
      while (row[x + 1] === true) x += 1;
      const length = x + 1 - start;
      runs.push(`M${start} ${y}h${length}v1h-${length}z`);
    }
  }
  return { size, path: runs.join("") };
}
