import { type CSSProperties, type ReactNode, useId, useMemo } from "react";
import styles from "./climb-picture.module.css";
import { type ClimbView, climbShape, WIDTH } from "./climb-shape.ts";

interface ClimbPictureProps {
  readonly view: ClimbView;
  /** In the picture's units, of which its width has 360. */
  readonly height: number;
  /** Written at the guide line, under today's mark and at the flag; empty where it has no place. */
  readonly labels: { readonly guide: string; readonly today: string; readonly exam: string };
  /** A day that is looked at. */
  readonly cursor?: { readonly day: number; readonly score: number } | null;
  /** Laid over the picture: what makes it touchable. */
  readonly children?: ReactNode;
}

/** Far ridges, as shares of width and height. */
const FAR = "M0 .66 .1 .5 .17 .58 .31 .34 .42 .47 .55 .3 .63 .4 .76 .16 .85 .32 .93 .2 1 .34V1H0Z";
const MIDDLE = "M0 .8 .13 .66 .24 .74 .38 .52 .5 .64 .66 .42 .78 .55 .92 .36 1 .46V1H0Z";

/**
 * The climb: the predicted score as a ridge towards the flag of the exam day, its band as mist, the guide line dotted.
 * A picture beside numbers, so screen readers pass over it. Words are HTML over the drawing: they grow with the text size.
 */
export function ClimbPicture({ view, height, labels, cursor = null, children }: ClimbPictureProps): ReactNode {
  const id = useId();
  const shape = useMemo(() => climbShape(view, height), [view, height]);
  const { x, y, here, flag } = shape;
  const guideAt = y(view.guideLine);
  const place = (left: number, top: number): CSSProperties => ({
    left: `${(left / WIDTH) * 100}%`,
    top: `${(top / height) * 100}%`,
  });
  return (
    <div className={styles.frame}>
      <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
        <defs>
          <linearGradient id={`${id}slope`} x1="0" x2="0" y1="0" y2="1">
            <stop offset="0" className={styles.slopeTop} />
            <stop offset="1" className={styles.slopeFoot} />
          </linearGradient>
        </defs>
        <path className={styles.far} d={FAR} transform={`scale(${WIDTH} ${height})`} />
        <path className={styles.middle} d={MIDDLE} transform={`scale(${WIDTH} ${height})`} />
        {shape.mistAhead !== null && <path className={styles.mistAhead} d={shape.mistAhead} />}
        {shape.points.length > 1 && <path className={styles.mist} d={shape.mist} />}
        {shape.points.length > 1 && <path d={shape.slope} fill={`url(#${id}slope)`} />}
        <line className={styles.guide} x1="0" x2={WIDTH} y1={guideAt} y2={guideAt} />
        {shape.pathAhead !== null && <path className={styles.ahead} d={shape.pathAhead} />}
        {shape.points.length > 1 && <path className={styles.ridge} d={shape.ridge} pathLength="1" />}
        {flag !== null && <path className={styles.flag} d={`M${flag.x} ${flag.y}v-${FLAG}l14 4.5-14 5`} />}
        {shape.points.length <= 1 && here !== undefined && (
          <line className={styles.reach} x1={x(here.day)} x2={x(here.day)} y1={y(here.low)} y2={y(here.high)} />
        )}
        {cursor !== null && <line className={styles.cursor} x1={x(cursor.day)} x2={x(cursor.day)} y1="0" y2={height} />}
        {here !== undefined && <circle className={styles.here} cx={x(here.day)} cy={y(here.mean)} r="6.5" />}
        {cursor !== null && <circle className={styles.looked} cx={x(cursor.day)} cy={y(cursor.score)} r="5" />}
      </svg>
      <span
        className={styles.guideLabel}
        data-below={shape.isGuideLabelBelow}
        style={place(0, guideAt)}
        aria-hidden="true"
      >
        {labels.guide}
      </span>
      {here !== undefined && labels.today !== "" && (
        <span
          className={styles.todayLabel}
          data-at={x(here.day) < 40 ? "start" : x(here.day) > WIDTH - 40 ? "end" : "middle"}
          data-above={flag !== null && Math.abs(flag.x - x(here.day)) < NEAR}
          style={place(x(here.day), y(here.mean))}
          aria-hidden="true"
        >
          {labels.today}
        </span>
      )}
      {flag !== null && labels.exam !== "" && (
        <span
          className={styles.examLabel}
          data-at={flag.x < 60 ? "start" : "end"}
          style={place(flag.x, flag.y + 5)}
          aria-hidden="true"
        >
          {labels.exam}
        </span>
      )}
      {children}
    </div>
  );
}

/** Height of the pole. */
const FLAG = 25;

/** So near to the flag today's word would stand in it. */
const NEAR = 44;
