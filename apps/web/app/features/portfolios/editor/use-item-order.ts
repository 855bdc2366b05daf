import { useEffect, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { moveInOrder } from "./move-in-order.ts";

/**
 * The order of the items as this reader has put it: shown at once, made true behind the scenes. A row follows the
 * pointer while it is dragged; only where it is dropped is told to the server.
 */
export function useItemOrder(itemIds: readonly string[]) {
  const fetcher = useFetcher<{ message: string | null } | null>();
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [dragged, setDragged] = useState<{ id: string; order: readonly string[] } | null>(null);
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
    grab: (id: string) => setDragged({ id, order }),
    dragTo(place: number) {
      if (dragged) setDragged({ ...dragged, order: moveInOrder(dragged.order, dragged.id, place) });
    },
    drop() {
      if (dragged) keep(dragged.order);
      setDragged(null);
    },
    letGo: () => setDragged(null),
  };
}
