/** The list with one of its members at another place; beyond an end means at that end. */
export function moveInOrder(order: readonly string[], id: string, place: number): readonly string[] {
  const others = order.filter((other) => other !== id);
  return others.toSpliced(Math.max(0, Math.min(others.length, place)), 0, id);
}
