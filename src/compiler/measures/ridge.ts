/** Sums of a least-squares problem; a group of rows can be taken out again, which makes leave-one-out cheap. */
export interface NormalEquations {
  /** Xᵀ X, row by row. */
  readonly gram: readonly (readonly number[])[];
  /** Xᵀ y. */
  readonly moment: readonly number[];
}

export interface Row {
  readonly features: readonly number[];
  readonly target: number;
}

/** The sums over some rows of `size` features. */
export function normalEquations(rows: readonly Row[], size: number): NormalEquations {
  const gram = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const moment = new Array<number>(size).fill(0);
  for (const { features, target } of rows) {
    features.forEach((a, i) => {
      moment[i] = (moment[i] ?? 0) + a * target;
      gram[i] = (gram[i] ?? []).map((value, j) => value + a * (features[j] ?? 0));
    });
  }
  return { gram, moment };
}

/** The sums of the one without those of the other. */
export function without(all: NormalEquations, part: NormalEquations): NormalEquations {
  return {
    gram: all.gram.map((line, i) => line.map((value, j) => value - (part.gram[i]?.[j] ?? 0))),
    moment: all.moment.map((value, i) => value - (part.moment[i] ?? 0)),
  };
}

/** Weights that minimise squared error + `penalty` x squared weights: (XᵀX + penalty I) w = Xᵀy, by elimination. */
export function solveRidge({ gram, moment }: NormalEquations, penalty: number): readonly number[] {
  const size = moment.length;
  const lines = gram.map((line, i) => [...line.map((value, j) => value + (i === j ? penalty : 0)), moment[i] ?? 0]);
  // Symmetric and positive definite with a penalty above 0, so no pivoting is needed.
  for (let i = 0; i < size; i++) {
    const pivot = lines[i] ?? [];
    for (let k = 0; k < size; k++) {
      const line = lines[k];
      if (line === undefined || k === i) continue;
      const factor = (line[i] ?? 0) / (pivot[i] ?? 1);
      for (let j = i; j <= size; j++) line[j] = (line[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return lines.map((line, i) => (line[size] ?? 0) / (line[i] ?? 1));
}
