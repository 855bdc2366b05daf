import type { MediaView } from "#api-schema/media.ts";
import { useText } from "../../lib/text.ts";
import { mediaText } from "../../messages/media.ts";
import { Picture } from "../../ui/picture.tsx";
import c from "./document-pages.module.css";
import { pageOf, previewOf } from "./picture-of.ts";
import { ratioOf } from "./ratio-of.ts";

interface DocumentPagesProps {
  readonly media: MediaView;
  /** Left out where the document is one thing among many: its first page stands for it. */
  readonly all: boolean;
}

/** A document by its pages, as far as they are drawn. The file itself opens elsewhere. */
export function DocumentPages({ media, all }: DocumentPagesProps) {
  const words = useText(mediaText);
  const first = previewOf(media, words.firstPage(media.name));
  if (!first) return null;
  const others = all ? media.page_pictures : [];
  const shown = others.length + 1;
  if (shown === 1)
    return (
      <div className={c.page} data-alone="true" style={ratioOf(media)}>
        <Picture
          picture={first}
          width={media.width ?? 1280}
          height={media.height ?? 1811}
          sizes="(max-width: 560px) 92vw, 480px"
        />
      </div>
    );
  return (
    <figure className={c.document}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved sideways, by keyboard too */}
      <ol className={c.pages} tabIndex={0} aria-label={words.pagesOf(media.name)}>
        <li className={c.page} style={ratioOf(media)}>
          <Picture picture={first} width={media.width ?? 1280} height={media.height ?? 1811} sizes={SIZES} />
        </li>
        {others.map((page) => (
          <li key={page.page} className={c.page} style={ratioOf(page)}>
            <Picture
              picture={pageOf(page, words.page(page.page, media.name))}
              width={page.width}
              height={page.height}
              sizes={SIZES}
            />
          </li>
        ))}
      </ol>
      {media.pages !== null && media.pages > shown && (
        <figcaption className={c.note}>{words.pagesShown(shown, media.pages)}</figcaption>
      )}
    </figure>
  );
}

const SIZES = "(max-width: 520px) 74vw, 400px";
