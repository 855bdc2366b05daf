// Games of chance on the database: many people act at once, some of them die on the way, and a model says what may have come of it.
import { countSet } from "./read-count.ts";

/** KOGI_SEED plays a failed run again; the seed is in the name of each test that uses it. */
export const SEED = Number(process.env.KOGI_SEED ?? Math.floor(performance.timeOrigin % 2 ** 31));

const USUAL_SIMULATIONS = 200;

/** How many games are played: `usual`, and by KOGI_SIMULATIONS (200) as many times more or less. */
export const gamesOf = (usual: number): number =>
  Math.ceil((usual * countSet("KOGI_SIMULATIONS", USUAL_SIMULATIONS)) / USUAL_SIMULATIONS);

export interface Model<M> {
  clone(): M;
  /** Everything it knows; two that print alike are one. */
  print(): string;
}

/** One try of a call, with what was answered: null when the answer was lost, and nobody knows whether it had its effect. */
export interface Try<M> {
  readonly answer: string | null;
  play(model: M): string;
}

/**
 * The models that explain what was answered to calls that went on at the same time: some order of them, one after the
 * other, in which the model gives these very answers. None: what happened cannot be explained. The tries of one call
 * follow each other.
 */
export function explain<M extends Model<M>>(models: readonly M[], calls: readonly (readonly Try<M>[])[]): readonly M[] {
  const found = models.flatMap((model) => inSomeOrder(model, calls));
  return [...new Map(found.map((model) => [model.print(), model])).values()];
}

function inSomeOrder<M extends Model<M>>(model: M, calls: readonly (readonly Try<M>[])[]): readonly M[] {
  if (calls.every((tries) => tries.length === 0)) return [model];
  return calls.flatMap(([next, ...later], index) => {
    if (!next) return [];
    const rest = calls.with(index, later);
    const after = model.clone();
    const answer = next.play(after);
    return [
      ...(next.answer === null || next.answer === answer ? inSomeOrder(after, rest) : []),
      ...(next.answer === null ? inSomeOrder(model, rest) : []),
    ];
  });
}
