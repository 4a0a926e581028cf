/** A predicted score and its band, on a day. */
export interface ClimbPoint {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly low: number;
  readonly mean: number;
  readonly high: number;
}

/** What the picture shows. Scores in questions. */
export interface ClimbView {
  /** In order; the last one is today's. */
  readonly points: readonly ClimbPoint[];
  readonly today: number;
  readonly examDay: number | null;
  /** What is expected of the exam day. */
  readonly ahead: Omit<ClimbPoint, "day"> | null;
  readonly guideLine: number;
  readonly questions: number;
}

/** The picture's own units. */
export const WIDTH = 360;

/** More points than these are not told apart at the width of a phone. */
const POINTS_MAX = 90;

/** Room left of the first day, for what was before. */
const BEFORE_SHARE = 0.14;
/** Where no exam is ahead the path leads on by this share. */
const AFTER_SHARE = 0.22;
const AFTER_DAYS_MIN = 7;

/** Room above the summit for the flag, and below the lowest mist, in shares of the height. */
const TOP_SHARE = 0.2;
const BOTTOM_SHARE = 0.16;
/** The scale never shows less than this many questions, so that a day's change stays a small step. */
const SPAN_MIN = 18;

/** About what the words at the guide line take. */
const GUIDE_LABEL_WIDTH = 150;
const GUIDE_LABEL_HEIGHT = 20;

/** The geometry of the picture: where days and scores lie, and the outlines drawn through them. */
export interface ClimbShape {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly x: (day: number) => number;
  readonly y: (score: number) => number;
  readonly points: readonly ClimbPoint[];
  readonly here: ClimbPoint | undefined;
  readonly ridge: string;
  readonly slope: string;
  readonly mist: string;
  readonly pathAhead: string | null;
  readonly mistAhead: string | null;
  readonly flag: { readonly x: number; readonly y: number } | null;
  /** The ridge runs where the guide line's words would stand. */
  readonly isGuideLabelBelow: boolean;
}

export function climbShape(view: ClimbView, height: number): ClimbShape {
  const { today, examDay, ahead, guideLine } = view;
  const points = thinned(view.points);
  const here = points.at(-1);
  const begin = points[0]?.day ?? today;
  const end = Math.max(today, examDay ?? 0, here?.day ?? today);
  const span = Math.max(end - begin, AFTER_DAYS_MIN);
  const isAhead = examDay !== null && examDay > today;
  // Today's mark never stands at the very edge.
  const before = Math.max(0, BEFORE_SHARE * span - ((here?.day ?? begin) - begin));
  const firstDay = begin - before;
  const lastDay = isAhead || examDay === end ? end + 0.07 * span : end + AFTER_SHARE * span;
  const x = (day: number): number => round(((day - firstDay) / (lastDay - firstDay)) * WIDTH);

  const scores = [
    ...points.flatMap(({ low, high }) => [low, high]),
    ...(ahead === null ? [] : [ahead.low, ahead.high]),
  ];
  const top = Math.max(guideLine, ...scores);
  const bottom = Math.max(0, Math.min(guideLine - 2, top - SPAN_MIN, ...scores));
  const y = (score: number): number =>
    round(height * (TOP_SHARE + (1 - TOP_SHARE - BOTTOM_SHARE) * (1 - (score - bottom) / (top - bottom))));

  const ridgePoints = points.map(({ day, mean }) => `${x(day)} ${y(mean)}`);
  const ridge = line(ridgePoints);
  const highs = points.map(({ day, high }) => `${x(day)} ${y(high)}`);
  const lows = points.map(({ day, low }) => `${x(day)} ${y(low)}`);
  const inTheWay = points.filter(({ day }) => x(day) < GUIDE_LABEL_WIDTH).map(({ mean }) => y(mean) - y(guideLine));
  const above = inTheWay.filter((at) => at <= 0 && at > -GUIDE_LABEL_HEIGHT).length;
  const below = inTheWay.filter((at) => at >= 0 && at < GUIDE_LABEL_HEIGHT).length;
  const flag = examDay === null ? null : { x: x(examDay), y: y(guideLine) };
  const goesOn = here !== undefined && ahead !== null && examDay !== null && examDay > here.day;
  return {
    firstDay: Math.ceil(firstDay),
    lastDay: Math.floor(lastDay),
    x,
    y,
    points,
    here,
    ridge,
    slope: here === undefined ? "" : `${ridge}L${x(here.day)} ${height}L${x(begin)} ${height}Z`,
    mist: line([...highs, ...lows.reverse()]),
    pathAhead: goesOn ? curve(here.day, here.mean, examDay, ahead.mean) : null,
    mistAhead: goesOn
      ? `${curve(here.day, here.high, examDay, ahead.high)}L${x(examDay)} ${y(ahead.low)}${back(examDay, ahead.low, here.day, here.low)}Z`
      : null,
    flag,
    isGuideLabelBelow: above > below,
  };

  /** What is learned first is won fastest: the way bends over towards the exam. */
  function curve(fromDay: number, from: number, toDay: number, to: number): string {
    return `M${x(fromDay)} ${y(from)}${bend(fromDay, from, toDay, to)}`;
  }

  function bend(fromDay: number, from: number, toDay: number, to: number): string {
    const middle = fromDay + 0.45 * (toDay - fromDay);
    return `Q${x(middle)} ${y(from + 0.7 * (to - from))} ${x(toDay)} ${y(to)}`;
  }

  function back(fromDay: number, from: number, toDay: number, to: number): string {
    const middle = toDay + 0.45 * (fromDay - toDay);
    return `Q${x(middle)} ${y(to + 0.7 * (from - to))} ${x(toDay)} ${y(to)}`;
  }
}

/** At most so many points, the last one of each stretch. */
function thinned(points: readonly ClimbPoint[]): readonly ClimbPoint[] {
  const step = Math.ceil(points.length / POINTS_MAX);
  return points.filter((_, index) => index === 0 || (points.length - 1 - index) % step === 0);
}

function line(points: readonly string[]): string {
  return points.length === 0 ? "" : `M${points.join("L")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
