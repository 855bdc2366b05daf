import type { LayoutBlock, LayoutWork } from "#api-schema/portfolio-layout.ts";
import { useText } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { SortableList } from "../../../../ui/sortable-list.tsx";
import { useOrder } from "../../../../ui/use-order.ts";
import { BlockCard } from "./block-card.tsx";

interface BlockListProps {
  readonly blocks: readonly LayoutBlock[];
  readonly work: LayoutWork;
  /** The block below which one is added, and what adds it. */
  readonly addsAfter: string | null;
  readonly adds: React.ReactNode;
}

/** The blocks in their order. The form carries it in the order of its fields, and keeps it by itself. */
export function BlockList({ blocks, work, addsAfter, adds }: BlockListProps) {
  const words = useText(layoutEditorText);
  const order = useOrder(blocks.map((block) => block.block_id));
  return (
    <SortableList
      items={blocks}
      idOf={(block) => block.block_id}
      nameOf={(block) => words.kinds[block.type]}
      order={order}
      label={words.blockList}
    >
      {(block, place, shown) => (
        <BlockCard
          block={block}
          media={work.draft.media}
          describes={describesFirst(shown, place)}
          contracts={work.contracts}
          missing={work.missing.find(({ block_id }) => block_id === block.block_id)?.code}
          place={place}
          adds={block.block_id === addsAfter ? adds : null}
        />
      )}
    </SortableList>
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
