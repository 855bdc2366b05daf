import { useEffect, useRef, useState } from "react";
import type { WorkItemView } from "#api-schema/work-items.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { Form } from "../../../ui/form.tsx";
import { useHydrated } from "../../../ui/use-hydrated.ts";
import c from "./item-list.module.css";
import { ItemRow } from "./item-row.tsx";
import { useItemOrder } from "./use-item-order.ts";

interface ItemListProps {
  readonly portfolioId: string;
  readonly items: readonly WorkItemView[];
}

/**
 * The pieces of work in their order. Rows are moved by dragging or by buttons, which keep the focus; without JavaScript
 * the buttons send the form.
 */
export function ItemList({ portfolioId, items }: ItemListProps) {
  const words = useText(portfolioEditorText);
  const hydrated = useHydrated();
  const list = useRef<HTMLUListElement>(null);
  const order = useItemOrder(items.map((item) => item.item_id));
  const [said, setSaid] = useState("");
  const shown = order.order.flatMap((id) => items.find((item) => item.item_id === id) ?? []);
  // A row that changes its place in the document loses the focus with it.
  const pressed = useRef<Element | null>(null);
  const places = order.order.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the order
  useEffect(() => {
    if (pressed.current instanceof HTMLElement) pressed.current.focus();
    pressed.current = null;
  }, [places]);
  const move = (item: WorkItemView, by: number) => {
    const place = order.order.indexOf(item.item_id) + by;
    if (place < 0 || place >= items.length) return;
    pressed.current = document.activeElement;
    order.moveBy(item.item_id, by);
    setSaid(words.moved(item.title, place + 1, items.length));
  };
  const drag = (event: React.PointerEvent) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const place = rows.findIndex(({ bottom }) => event.clientY < bottom);
    order.dragTo(place < 0 ? rows.length : place);
  };
  return (
    <Form className={c.form}>
      <ul
        ref={list}
        className={c.list}
        onPointerMove={(event) => order.dragging && drag(event)}
        onPointerUp={order.drop}
        onPointerCancel={order.letGo}
      >
        {shown.map((item, place) => (
          <ItemRow
            key={item.item_id}
            portfolioId={portfolioId}
            item={item}
            first={place === 0}
            last={place === shown.length - 1}
            dragged={order.dragging === item.item_id}
            {...(hydrated
              ? {
                  onMove: (by: number) => move(item, by),
                  onGrab(event: React.PointerEvent) {
                    if (event.button !== 0) return;
                    // The list holds the pointer: a row that changes its place would lose it.
                    list.current?.setPointerCapture(event.pointerId);
                    order.grab(item.item_id);
                  },
                }
              : {})}
          />
        ))}
      </ul>
      <p className="vh" aria-live="polite">
        {said}
      </p>
      {order.refusal && (
        <p role="alert" className={c.refusal}>
          {order.refusal}
        </p>
      )}
    </Form>
  );
}
