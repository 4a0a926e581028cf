// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import jsQR from "jsqr";
import { afterEach, expect, it } from "vitest";
import { QrCode } from "../../../src/client/ui/qr-code.tsx";

/** The side of a module. */
const PIXELS = 4;

afterEach(cleanup);

it.each(["HTTPS://EXAMPLE.JP/#/SYNC", "https://example.jp/#/sync/pair/abc_DEF-09", "手順:1/3"])(
  "a reader finds in the drawing what was put in: %s",
  (text) => {
    render(<QrCode text={text} label="pairing" />);
    const image = pictureOf(screen.getByRole("img", { name: "pairing" }));
    expect(jsQR(image.data, image.width, image.width)?.data).toBe(text);
  },
);

/** Paints the path's runs as a browser would, for a reader that wants pixels. */
function pictureOf(svg: Element): { readonly data: Uint8ClampedArray; readonly width: number } {
  const size = Number(svg.getAttribute("viewBox")?.split(" ")[2]);
  const width = size * PIXELS;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  const path = svg.querySelector("path")?.getAttribute("d") ?? "";
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = Number(y) * PIXELS; row < (Number(y) + 1) * PIXELS; row += 1) {
      for (let column = Number(x) * PIXELS; column < (Number(x) + Number(length)) * PIXELS; column += 1) {
        data.set([0, 0, 0], (row * width + column) * 4);
      }
    }
  }
  return { data, width };
}
