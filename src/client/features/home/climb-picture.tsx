import type { ReactNode } from "react";
import styles from "./home.module.css";
import { useStanding } from "./standing.tsx";

/** The way up, from the first item to the summit; x and y in the picture's own 360 x 150. */
const RIDGE: readonly (readonly [number, number])[] = [
  [0, 132],
  [24, 129],
  [48, 122],
  [70, 120],
  [92, 112],
  [112, 105],
  [132, 102],
  [150, 92],
  [178, 76],
  [216, 64],
  [254, 50],
  [292, 38],
  [322, 30],
];

/** A picture beside the numbers: how far up the ridge the learner stands. The numbers say the same in words. */
export function ClimbPicture(): ReactNode {
  const { recalled, items } = useStanding();
  const [x, y] = pointAt(items === 0 ? 0 : recalled / items);
  const climbed = [...RIDGE.filter(([ridgeX]) => ridgeX < x), [x, y] as const];
  const ahead = [[x, y] as const, ...RIDGE.filter(([ridgeX]) => ridgeX > x)];
  return (
    <svg className={styles.climb} viewBox="0 0 360 150" aria-hidden="true">
      <path className={styles.far} d="M0 112 44 84 78 98 132 63 176 81 240 35 288 60 330 22 360 46V150H0Z" />
      <path className={styles.near} d={`${path(RIDGE)}L360 44V150H0Z`} />
      <path className={styles.ahead} d={path(ahead)} />
      <path className={styles.climbed} d={path(climbed)} />
      <path className={styles.flag} d="M322 30V6l15 5-15 5" />
      <circle className={styles.here} cx={Math.max(8, x)} cy={y} r="6" />
    </svg>
  );
}

function pointAt(share: number): readonly [number, number] {
  const last = RIDGE.at(-1)?.[0] ?? 0;
  const x = Math.min(1, Math.max(0, share)) * last;
  const next = RIDGE.findIndex(([ridgeX]) => ridgeX >= x);
  const [from, to] = [RIDGE[Math.max(0, next - 1)], RIDGE[next]];
  if (from === undefined || to === undefined) throw new Error(`Inconsistent: the ridge has no point at ${share}`);
  const span = to[0] - from[0];
  return [x, span === 0 ? to[1] : from[1] + ((x - from[0]) / span) * (to[1] - from[1])];
}

function path(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}
