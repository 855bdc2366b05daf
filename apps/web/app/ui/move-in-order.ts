/** The steps that the buttons of a list send; the ends are further than any list is long. */
export const moveSteps = { up: -1, down: 1, front: -10_000, end: 10_000 } as const;

/** The list with one of its members at another place; beyond an end means at that end. */
export function moveInOrder(order: readonly string[], id: string, place: number): readonly string[] {
  const others = order.filter((other) => other !== id);
  return others.toSpliced(Math.max(0, Math.min(others.length, place)), 0, id);
}
