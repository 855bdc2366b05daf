import { href } from "react-router";
import type { WorkItemView } from "#api-schema/work-items.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { portfoliosText } from "../../../messages/portfolios.ts";
import { Button } from "../../../ui/button.tsx";
import { useDialogHref } from "../../../ui/dialog.tsx";
import { IconFile, IconTrash } from "../../../ui/icons.ts";
import { Picture } from "../../../ui/picture.tsx";
import { SortableHead, SortableRow } from "../../../ui/sortable-list.tsx";
import { previewOf } from "../../media/picture-of.ts";
import c from "./item-list.module.css";

interface ItemRowProps {
  readonly portfolioId: string;
  readonly item: WorkItemView;
}

/** One piece of work in the editor: what it is, and what can be done with it. */
export function ItemRow({ portfolioId, item }: ItemRowProps) {
  const words = useText(portfolioEditorText);
  const { kinds } = useText(portfoliosText);
  const { item_id, title } = item;
  const remove = useDialogHref("remove", { item: item_id });
  const actions = (
    <>
      <Button
        kind="secondary"
        size="sm"
        to={href("/portfolios/:portfolio_id/items/:item_id", { portfolio_id: portfolioId, item_id })}
        aria-label={words.editItem(title)}
      >
        {words.edit}
      </Button>
      <span className={c.remove}>
        <Button kind="quiet" size="sm" to={remove} aria-label={words.removeItem(title)}>
          <IconTrash size={18} aria-hidden />
        </Button>
      </span>
    </>
  );
  return (
    <SortableRow>
      <SortableHead name={title} actions={actions}>
        <Thumb item={item} />
        <div className={c.words}>
          <b>{title}</b>
          <span>{[kinds[item.kind], ...noteOf(item, words)].join(" · ")}</span>
          {item.media
            .filter((media) => media.state === "refused")
            .map((media) => (
              <span key={media.media_id} className={c.bad}>
                {words.badFile(media.name)}
              </span>
            ))}
          {item.media
            .filter((media) => media.kind === "video" && media.state === "ready" && media.poster_media_id === null)
            .map((media) => (
              <span key={media.media_id}>{words.noStill(media.name)}</span>
            ))}
        </div>
      </SortableHead>
    </SortableRow>
  );
}

function noteOf(item: WorkItemView, words: { files: (count: number) => string; preparing: string }): string[] {
  const preparing = item.media.some((media) => media.state === "scanning");
  return [...(item.media.length > 0 ? [words.files(item.media.length)] : []), ...(preparing ? [words.preparing] : [])];
}

function Thumb({ item }: { item: WorkItemView }) {
  const picture = item.media.map((media) => previewOf(media, "")).find((found) => found !== null);
  return (
    <span className={c.thumb}>
      {picture ? <Picture picture={picture} width={96} height={72} sizes="96px" /> : <IconFile size={22} aria-hidden />}
    </span>
  );
}
