import { useRef, useState } from "react";
import { moveInOrder } from "../../editor/move-in-order.ts";

interface Dragged {
  readonly id: string;
  readonly order: readonly string[];
}

/** The order of the blocks in this window. The form carries it in the order of its fields, and keeps it by itself. */
export function useBlockOrder(blockIds: readonly string[]) {
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  // What the pointer did last: it can be let go before its last move is drawn.
  const held = useRef<Dragged | null>(null);
  const hold = (next: Dragged | null) => {
    held.current = next;
    setDragged(next);
  };
  // Once a block came or went, the server's order is the one that was sent with it.
  const fits = wanted !== null && wanted.length === blockIds.length && blockIds.every((id) => wanted.includes(id));
  const order = dragged?.order ?? (fits ? wanted : blockIds);
  return {
    order,
    dragging: dragged?.id ?? null,
    moveBy: (id: string, by: number) => setWanted(moveInOrder(order, id, order.indexOf(id) + by)),
    grab: (id: string) => hold({ id, order }),
    dragTo(place: number) {
      const { current } = held;
      if (current) hold({ ...current, order: moveInOrder(current.order, current.id, place) });
    },
    drop() {
      if (held.current) setWanted(held.current.order);
      hold(null);
    },
    letGo: () => hold(null),
  };
}
