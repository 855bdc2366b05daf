import { useEffect, useRef, useState } from "react";
import type { LayoutBlock, LayoutWork } from "#api-schema/portfolio-layout.ts";
import { useText } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { useHydrated } from "../../../../ui/use-hydrated.ts";
import { BlockCard } from "./block-card.tsx";
import c from "./layout-editor.module.css";
import { useBlockOrder } from "./use-block-order.ts";

interface BlockListProps {
  readonly blocks: readonly LayoutBlock[];
  readonly work: LayoutWork;
}

/** The blocks in their order: moved by dragging or by buttons, which keep the focus. */
export function BlockList({ blocks, work }: BlockListProps) {
  const words = useText(layoutEditorText);
  const hydrated = useHydrated();
  const list = useRef<HTMLOListElement>(null);
  const order = useBlockOrder(blocks.map((block) => block.block_id));
  const [said, setSaid] = useState("");
  // A card that changes its place in the document loses the focus with it.
  const pressed = useRef<Element | null>(null);
  const places = order.order.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the order
  useEffect(() => {
    if (pressed.current instanceof HTMLElement) pressed.current.focus();
    pressed.current = null;
  }, [places]);
  const move = (block: LayoutBlock, by: number) => {
    const place = order.order.indexOf(block.block_id) + by;
    if (place < 0 || place >= blocks.length) return;
    pressed.current = document.activeElement;
    order.moveBy(block.block_id, by);
    setSaid(words.moved(words.kinds[block.type], place + 1, blocks.length));
  };
  const drag = (event: React.PointerEvent) => {
    const cards = [...(list.current?.children ?? [])].map((card) => card.getBoundingClientRect());
    const place = cards.findIndex(({ bottom }) => event.clientY < bottom);
    order.dragTo(place < 0 ? cards.length : place);
  };
  const shown = order.order.flatMap((id) => blocks.find(({ block_id }) => block_id === id) ?? []);
  return (
    <>
      <ol
        ref={list}
        className={c.list}
        aria-label={words.blockList}
        onPointerMove={(event) => order.dragging && drag(event)}
        onPointerUp={order.drop}
        onPointerCancel={order.letGo}
      >
        {shown.map((block, place) => (
          <BlockCard
            key={block.block_id}
            block={block}
            media={work.draft.media}
            describes={describesFirst(shown, place)}
            contracts={work.contracts}
            missing={work.missing.find(({ block_id }) => block_id === block.block_id)?.code}
            place={place}
            last={place === shown.length - 1}
            dragged={order.dragging === block.block_id}
            {...(hydrated
              ? {
                  onMove: (by: number) => move(block, by),
                  onGrab(event: React.PointerEvent) {
                    if (event.button !== 0) return;
                    // The list holds the pointer: a card that changes its place would lose it.
                    list.current?.setPointerCapture(event.pointerId);
                    order.grab(block.block_id);
                  },
                }
              : {})}
          />
        ))}
      </ol>
      <p className="vh" aria-live="polite">
        {said}
      </p>
    </>
  );
}

// A picture has one description wherever it stands: it is asked for in the first block that shows it.
function describesFirst(blocks: readonly LayoutBlock[], place: number): boolean {
  const block = blocks[place];
  const earlier = new Set(blocks.slice(0, place).flatMap(filesIn));
  return block !== undefined && filesIn(block).every((id) => !earlier.has(id));
}

function filesIn(block: LayoutBlock): readonly string[] {
  return Object.entries(block).flatMap(([field, value]) => (/media_ids?$/.test(field) && value ? value : []));
}
