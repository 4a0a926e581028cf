/** Pixels; square, as chat programs show pictures whole. */
export const CARD_SIZE = 1080;

/** What stands on a result card. Shares are 0..1. */
export interface Card {
  readonly title: string;
  readonly kind: string;
  readonly score: string;
  readonly unit: string;
  readonly guide: string;
  readonly foot: string;
  readonly share: number;
  readonly guideShare: number;
  readonly sections: readonly { readonly title: string; readonly score: string; readonly share: number }[];
}

const FONT = '"Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", system-ui, sans-serif';
const MARGIN = 88;

/** A picture leaves the app, so it has colours of its own: those of the light scheme in every theme. */
const COLOURS = {
  sky: "#f0f9ff",
  ground: "#ffffff",
  ink: "#1a1a1a",
  ink2: "#4d4d4d",
  line: "#d5dae4",
  far: "#d9e6ff",
  ridge: "#4979f5",
  near: "#0017c1",
  sun: "#b13f00",
} as const;

/** Draws the card: score, guide line as a summit, and the ridge climbed as far as the score goes. */
export function drawCard(context: CanvasRenderingContext2D, card: Card): void {
  const sky = context.createLinearGradient(0, 0, 0, CARD_SIZE);
  sky.addColorStop(0, COLOURS.sky);
  sky.addColorStop(1, COLOURS.ground);
  context.fillStyle = sky;
  context.fillRect(0, 0, CARD_SIZE, CARD_SIZE);

  write(context, card.title, MARGIN, 132, 52, COLOURS.near, 700);
  write(context, card.kind, MARGIN, 196, 40, COLOURS.ink2);
  context.textAlign = "left";
  write(context, card.score, MARGIN, 410, 200, COLOURS.ink, 700);
  const scoreWidth = context.measureText(card.score).width;
  write(context, card.unit, MARGIN + scoreWidth + 24, 410, 56, COLOURS.ink2);
  write(context, card.guide, MARGIN, 488, 40, COLOURS.sun, 500);
  write(context, card.foot, MARGIN, CARD_SIZE - 64, 34, COLOURS.ink2);
  if (card.sections.length > 0) drawSections(context, card.sections);
  else drawClimb(context, card.share, card.guideShare);
}

function drawClimb(context: CanvasRenderingContext2D, share: number, guideShare: number): void {
  const [top, bottom, left, right] = [560, 910, MARGIN, CARD_SIZE - MARGIN];
  const heightAt = (part: number) => bottom - (bottom - top) * part ** 1.2;
  const xAt = (part: number) => left + (right - left) * part;
  const ridge = (to: number) => {
    context.beginPath();
    context.moveTo(xAt(0), heightAt(0));
    for (let part = 0.02; part < to; part += 0.02) context.lineTo(xAt(part), heightAt(part));
    context.lineTo(xAt(to), heightAt(to));
  };
  ridge(1);
  context.lineTo(right, bottom);
  context.fillStyle = COLOURS.far;
  context.fill();
  ridge(1);
  stroke(context, COLOURS.ridge, 6, [2, 18]);
  ridge(Math.max(0.02, share));
  stroke(context, COLOURS.near, 12);
  context.beginPath();
  context.moveTo(left, heightAt(guideShare));
  context.lineTo(right, heightAt(guideShare));
  stroke(context, COLOURS.sun, 4, [14, 12]);
  context.beginPath();
  context.arc(xAt(share), heightAt(share), 22, 0, 2 * Math.PI);
  context.fillStyle = COLOURS.ground;
  context.fill();
  stroke(context, COLOURS.near, 10);
}

function drawSections(context: CanvasRenderingContext2D, sections: Card["sections"]): void {
  const [top, bottom, right] = [560, 930, CARD_SIZE - MARGIN];
  const step = Math.min(60, (bottom - top) / sections.length);
  const [barLeft, barWidth] = [CARD_SIZE / 2 + 10, 250];
  for (const [index, { title, score, share }] of sections.entries()) {
    const y = top + step * (index + 0.7);
    context.textAlign = "left";
    write(context, title, MARGIN, y, Math.min(34, step * 0.6), COLOURS.ink, 400, barLeft - MARGIN - 20);
    context.fillStyle = COLOURS.line;
    context.fillRect(barLeft, y - 20, barWidth, 18);
    context.fillStyle = COLOURS.ridge;
    context.fillRect(barLeft, y - 20, barWidth * share, 18);
    context.textAlign = "right";
    write(context, score, right, y, Math.min(34, step * 0.6), COLOURS.ink, 700);
  }
  context.textAlign = "left";
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  colour: string,
  weight = 400,
  width = CARD_SIZE - 2 * MARGIN,
): void {
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillStyle = colour;
  context.fillText(text, x, y, width);
}

function stroke(context: CanvasRenderingContext2D, colour: string, width: number, dash: number[] = []): void {
  context.setLineDash(dash);
  context.lineCap = "round";
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
  context.setLineDash([]);
}
