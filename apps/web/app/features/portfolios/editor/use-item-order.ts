import { useEffect, useRef } from "react";
import { useFetcher } from "react-router";
import { useOrder } from "../../../ui/use-order.ts";

/** The order of the items as this reader has put it: shown at once, made true behind the scenes. */
export function useItemOrder(itemIds: readonly string[]) {
  const fetcher = useFetcher<{ message: string | null } | null>();
  const order = useOrder(itemIds);
  const { wanted, forget } = order;
  const sent = useRef<readonly string[] | null>(null);
  // One after the other: of two orders on their way at once, the older might arrive last.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what forgets is another one at each drawing
  useEffect(() => {
    if (fetcher.state !== "idle" || wanted === null) return;
    if (wanted === sent.current) return forget(); // kept or refused, and the page has what is true
    sent.current = wanted;
    const form = new FormData();
    form.set("intent", "order");
    for (const id of wanted) form.append("item_id", id);
    void fetcher.submit(form, { method: "post" });
  }, [wanted, fetcher.state, fetcher.submit]);
  return {
    order,
    /** What the server said against the last order, if it did. */
    refusal: wanted === null ? (fetcher.data?.message ?? null) : null,
  };
}
