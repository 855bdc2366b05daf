import { useState } from "react";
import type { MediaView } from "#api-schema/media.ts";
import type { FinishedContract, LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { useText, type WordsOf } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { IconButton } from "../../../../ui/icon-button.tsx";
import { IconCopy, IconPlus, IconTrash } from "../../../../ui/icons.ts";
import { SortableHead, SortableRow } from "../../../../ui/sortable-list.tsx";
import c from "./block-card.module.css";
import { BlockFields } from "./block-fields.tsx";

interface BlockCardProps {
  readonly block: LayoutBlock;
  readonly media: readonly MediaView[];
  /** Whether its pictures are described here. */
  readonly describes: boolean;
  readonly contracts: readonly FinishedContract[];
  /** What it lacks before it can be shown, as the code of a sentence. */
  readonly missing: string | undefined;
  readonly place: number;
  /** What adds a block below it, where that was asked for. */
  readonly adds: React.ReactNode;
}

/** One block in the editor: its place, what can be done with it, and what it holds. */
export function BlockCard({ block, media, describes, contracts, missing, place, adds }: BlockCardProps) {
  const words = useText(layoutEditorText);
  const { block_id: id, type } = block;
  const name = words.numbered(words.kinds[type], place + 1);
  // Open where there is something to do, when the page comes; afterwards it is the reader's.
  const [open] = useState(missing !== undefined || place === 0);
  return (
    <SortableRow id={`block-${id}`} tabIndex={-1} aria-label={name}>
      <input type="hidden" name="block" value={`${id} ${type}`} />
      <SortableHead
        name={name}
        actions={
          <>
            {type !== "work" && (
              <IconButton label={words.duplicate(name)} name="intent" value={`duplicate:${id}`}>
                <IconCopy aria-hidden />
              </IconButton>
            )}
            <IconButton label={words.addBelow(name)} name="intent" value={`add_below:${id}`}>
              <IconPlus aria-hidden />
            </IconButton>
            <IconButton label={words.remove(name)} name="intent" value={`remove:${id}`}>
              <IconTrash aria-hidden />
            </IconButton>
          </>
        }
      >
        <div className={c.words}>
          <b>{words.kinds[type]}</b>
          <Summary block={block} />
        </div>
      </SortableHead>
      {missing !== undefined && <p className={c.missing}>{sentenceFor(missing, words)}</p>}
      <details className={c.details} open={open}>
        <summary>{words.content(name)}</summary>
        <div className={c.fields}>
          <BlockFields block={block} media={media} describes={describes} contracts={contracts} />
        </div>
      </details>
      {adds}
    </SortableRow>
  );
}

function sentenceFor(code: string, words: WordsOf<typeof layoutEditorText>): string {
  const known = Object.entries(words.missing).find(([name]) => name === code);
  return known?.[1] ?? words.missingElse;
}

function Summary({ block }: { block: LayoutBlock }) {
  const text =
    ("title" in block && block.title) ||
    ("text" in block && block.text) ||
    ("caption" in block && block.caption) ||
    ("url" in block && block.url);
  return text ? <span>{text}</span> : null;
}
