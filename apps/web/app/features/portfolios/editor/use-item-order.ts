import { useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { moveInOrder } from "./move-in-order.ts";

interface Dragged {
  readonly id: string;
  readonly order: readonly string[];
}

/**
 * The order of the items as this reader has put it: shown at once, made true behind the scenes. A row follows the
 * pointer while it is dragged; only where it is dropped is told to the server.
 */
export function useItemOrder(itemIds: readonly string[]) {
  const fetcher = useFetcher<{ message: string | null } | null>();
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  // What the pointer did last: it can be let go before its last move is drawn.
  const held = useRef<Dragged | null>(null);
  const hold = (next: Dragged | null) => {
    held.current = next;
    setDragged(next);
  };
  const order = dragged?.order ?? wanted ?? itemIds;
  const sent = useRef<readonly string[] | null>(null);
  // One after the other: of two orders on their way at once, the older might arrive last.
  useEffect(() => {
    if (fetcher.state !== "idle" || wanted === null) return;
    if (wanted === sent.current) return setWanted(null); // kept or refused, and the page has what is true
    sent.current = wanted;
    const form = new FormData();
    form.set("intent", "order");
    for (const id of wanted) form.append("item_id", id);
    void fetcher.submit(form, { method: "post" });
  }, [wanted, fetcher.state, fetcher.submit]);
  const keep = (next: readonly string[]) => {
    if (next.join() !== (wanted ?? itemIds).join()) setWanted(next);
  };
  return {
    order,
    dragging: dragged?.id ?? null,
    /** What the server said against the last order, if it did. */
    refusal: wanted === null ? (fetcher.data?.message ?? null) : null,
    moveBy(id: string, by: number) {
      keep(moveInOrder(order, id, order.indexOf(id) + by));
    },
    grab: (id: string) => hold({ id, order }),
    dragTo(place: number) {
      const { current } = held;
      if (current) hold({ ...current, order: moveInOrder(current.order, current.id, place) });
    },
    drop() {
      if (held.current) keep(held.current.order);
      hold(null);
    },
    letGo: () => hold(null),
  };
}
