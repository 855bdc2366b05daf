import { createContext, use, useEffect, useRef, useState } from "react";
import { useText } from "../lib/text.ts";
import { sortableListText } from "../messages/sortable-list.ts";
import { IconButton } from "./icon-button.tsx";
import { IconArrowBarToDown, IconArrowBarToUp, IconArrowDown, IconArrowUp, IconGripVertical } from "./icons.ts";
import { moveSteps } from "./move-in-order.ts";
import { placeInDrag } from "./place-in-drag.ts";
import c from "./sortable-list.module.css";
import { useEdgeScroll } from "./use-edge-scroll.ts";
import { useHydrated } from "./use-hydrated.ts";
import type { Order } from "./use-order.ts";

// In a longer list the ends are many steps away: rows get buttons of their own that lead there.
const SHORT_MAX = 7;

interface RowState {
  readonly id: string;
  readonly many: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly dragged: boolean;
  /** Both are left out without JavaScript. */
  readonly onMove?: (by: number) => void;
  readonly onGrab?: (event: React.PointerEvent) => void;
}

const RowContext = createContext<RowState>({ id: "", many: false, first: true, last: true, dragged: false });

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
 * JavaScript the buttons send it with the intents `up:<id>`, `down:<id>`, `front:<id>` and `end:<id>`.
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
    const now = order.order.indexOf(idOf(item));
    const place = Math.max(0, Math.min(items.length - 1, now + by));
    if (place === now) return;
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
  const drag = (y: number) => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    const now = order.order.indexOf(order.dragging ?? "");
    const place = placeInDrag(rows, now, y);
    if (place !== now) order.dragTo(place);
  };
  const pointAt = useEdgeScroll(order.dragging !== null, drag);
  const shown = order.order.flatMap((id) => items.find((item) => idOf(item) === id) ?? []);
  const rowOf = (item: T, place: number): RowState => ({
    id: idOf(item),
    many: shown.length > SHORT_MAX,
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
        data-many={shown.length > SHORT_MAX || undefined}
        onPointerMove={({ clientY }) => {
          if (!order.dragging) return;
          pointAt(clientY);
          drag(clientY);
        }}
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
  const { id, many, first, last, onMove, onGrab } = use(RowContext);
  const step = (what: keyof typeof moveSteps) =>
    onMove
      ? ({ type: "button", onClick: () => onMove(moveSteps[what]) } as const)
      : ({ name: "intent", value: `${what}:${id}` } as const);
  const toEnds = (event: React.KeyboardEvent) => {
    if (!onMove || (event.key !== "Home" && event.key !== "End")) return;
    event.preventDefault();
    onMove(moveSteps[event.key === "Home" ? "front" : "end"]);
  };
  return (
    <div className={c.head}>
      {/* Its room is kept, so that nothing moves when the page comes alive. */}
      <span className={c.handle} data-idle={onGrab ? undefined : true} title={words.drag} onPointerDown={onGrab}>
        <IconGripVertical size={20} aria-hidden />
      </span>
      {children}
      <div className={c.actions}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it, one rule for all of them */}
        <div className={c.moves} onKeyDown={toEnds}>
          <IconButton label={words.moveUp(name)} aria-disabled={first || undefined} {...step("up")}>
            <IconArrowUp aria-hidden />
          </IconButton>
          <IconButton label={words.moveDown(name)} aria-disabled={last || undefined} {...step("down")}>
            <IconArrowDown aria-hidden />
          </IconButton>
          {many && (
            <>
              <IconButton label={words.moveFirst(name)} aria-disabled={first || undefined} {...step("front")}>
                <IconArrowBarToUp aria-hidden />
              </IconButton>
              <IconButton label={words.moveLast(name)} aria-disabled={last || undefined} {...step("end")}>
                <IconArrowBarToDown aria-hidden />
              </IconButton>
            </>
          )}
        </div>
        {actions}
      </div>
    </div>
  );
}
