import { createContext, use, useEffect, useRef, useState } from "react";
import { useText } from "../lib/text.ts";
import { sortableListText } from "../messages/sortable-list.ts";
import { IconButton } from "./icon-button.tsx";
import { IconArrowDown, IconArrowUp, IconGripVertical } from "./icons.ts";
import c from "./sortable-list.module.css";
import { useHydrated } from "./use-hydrated.ts";
import type { Order } from "./use-order.ts";

interface RowState {
  readonly id: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly dragged: boolean;
  /** Both are left out without JavaScript. */
  readonly onMove?: (by: number) => void;
  readonly onGrab?: (event: React.PointerEvent) => void;
}

const RowContext = createContext<RowState>({ id: "", first: true, last: true, dragged: false });

interface SortableListProps<T> {
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  /** What is said of a member that was moved. */
  readonly nameOf: (item: T) => string;
  readonly order: Order;
  readonly label?: string;
  /** A `SortableRow`; `shown` is the list as it stands here. */
  readonly children: (item: T, place: number, shown: readonly T[]) => React.ReactNode;
}

/**
 * A list that its reader puts in order: by dragging, or by buttons, which keep the focus. It stands in a form; without
 * JavaScript the buttons send it with the intents `up:<id>` and `down:<id>`.
 */
export function SortableList<T>({ items, idOf, nameOf, order, label, children }: SortableListProps<T>) {
  const words = useText(sortableListText);
  const hydrated = useHydrated();
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  // A row that changes its place in the document loses the focus with it.
  const pressed = useRef<Element | null>(null);
  const places = order.order.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the order
  useEffect(() => {
    if (pressed.current instanceof HTMLElement) pressed.current.focus();
    pressed.current = null;
  }, [places]);
  const move = (item: T, by: number) => {
    const place = order.order.indexOf(idOf(item)) + by;
    if (place < 0 || place >= items.length) return;
    pressed.current = document.activeElement;
    order.moveBy(idOf(item), by);
    setSaid(words.moved(nameOf(item), place + 1, items.length));
  };
  const grab = (item: T, event: React.PointerEvent) => {
    if (event.button !== 0) return;
    // The list holds the pointer: a row that changes its place would lose it.
    list.current?.setPointerCapture(event.pointerId);
    order.grab(idOf(item));
  };
  const drag = (event: React.PointerEvent) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const place = rows.findIndex(({ bottom }) => event.clientY < bottom);
    order.dragTo(place < 0 ? rows.length : place);
  };
  const shown = order.order.flatMap((id) => items.find((item) => idOf(item) === id) ?? []);
  const rowOf = (item: T, place: number): RowState => ({
    id: idOf(item),
    first: place === 0,
    last: place === shown.length - 1,
    dragged: order.dragging === idOf(item),
    ...(hydrated ? { onMove: (by) => move(item, by), onGrab: (event) => grab(item, event) } : {}),
  });
  return (
    <>
      <ol
        ref={list}
        className={c.list}
        aria-label={label}
        onPointerMove={(event) => order.dragging && drag(event)}
        onPointerUp={order.drop}
        onPointerCancel={order.letGo}
      >
        {shown.map((item, place) => (
          <RowContext key={idOf(item)} value={rowOf(item, place)}>
            {children(item, place, shown)}
          </RowContext>
        ))}
      </ol>
      <p className="vh" aria-live="polite">
        {said}
      </p>
    </>
  );
}

/** A member of a `SortableList`. */
export function SortableRow({ children, ...more }: Omit<React.ComponentProps<"li">, "className">) {
  const { dragged } = use(RowContext);
  return (
    <li {...more} className={c.row} data-dragged={dragged || undefined}>
      {children}
    </li>
  );
}

interface SortableHeadProps {
  /** What the row is called on its buttons. */
  readonly name: string;
  /** What can be done with it beside moving it. */
  readonly actions?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** The line of a row by which it is taken: its handle, what it is, and its buttons. */
export function SortableHead({ name, actions, children }: SortableHeadProps) {
  const words = useText(sortableListText);
  const { id, first, last, onMove, onGrab } = use(RowContext);
  const step = (by: number, what: string) =>
    onMove ? ({ type: "button", onClick: () => onMove(by) } as const) : ({ name: "intent", value: what } as const);
  return (
    <div className={c.head}>
      {/* Its room is kept, so that nothing moves when the page comes alive. */}
      <span className={c.handle} data-idle={onGrab ? undefined : true} title={words.drag} onPointerDown={onGrab}>
        <IconGripVertical size={20} aria-hidden />
      </span>
      {children}
      <div className={c.actions}>
        <IconButton label={words.moveUp(name)} aria-disabled={first || undefined} {...step(-1, `up:${id}`)}>
          <IconArrowUp aria-hidden />
        </IconButton>
        <IconButton label={words.moveDown(name)} aria-disabled={last || undefined} {...step(1, `down:${id}`)}>
          <IconArrowDown aria-hidden />
        </IconButton>
        {actions}
      </div>
    </div>
  );
}
