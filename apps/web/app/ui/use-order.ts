import { useRef, useState } from "react";
import { moveInOrder } from "./move-in-order.ts";

interface Dragged {
  readonly id: string;
  readonly order: readonly string[];
}

/**
 * The order of a list in this window: as it was put here, until the list itself has other members. What is dragged
 * follows the pointer, and only where it is dropped counts.
 */
export function useOrder(ids: readonly string[]) {
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  // What the pointer did last: it can be let go before its last move is drawn.
  const held = useRef<Dragged | null>(null);
  const hold = (next: Dragged | null) => {
    held.current = next;
    setDragged(next);
  };
  const fits = wanted !== null && wanted.length === ids.length && ids.every((id) => wanted.includes(id));
  const kept = fits ? wanted : ids;
  const order = dragged?.order ?? kept;
  const put = (next: readonly string[]) => {
    if (next.join() !== kept.join()) setWanted(next);
  };
  return {
    order,
    /** As it was put here; null where it is the list's own. */
    wanted: fits ? wanted : null,
    dragging: dragged?.id ?? null,
    moveBy: (id: string, by: number) => put(moveInOrder(order, id, order.indexOf(id) + by)),
    grab: (id: string) => hold({ id, order }),
    dragTo(place: number) {
      const { current } = held;
      if (current) hold({ ...current, order: moveInOrder(current.order, current.id, place) });
    },
    drop() {
      if (held.current) put(held.current.order);
      hold(null);
    },
    letGo: () => hold(null),
    /** The list's own order is the one to show. */
    forget: () => setWanted(null),
  };
}

export type Order = ReturnType<typeof useOrder>;
