import type { MediaView } from "#api-schema/media.ts";
import type { BlockType, LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { formatDuration } from "../../../lib/format-duration.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioLayoutText } from "../../../messages/portfolio-layout.ts";
import { Picture } from "../../../ui/picture.tsx";
import { Film } from "../../media/film.tsx";
import { pictureOf } from "../../media/picture-of.ts";
import { ratioOf } from "../../media/ratio-of.ts";
import { LinkedProse } from "../linked-prose.tsx";
import c from "./blocks.module.css";
import { Titled } from "./fact-blocks.tsx";
import { OpenedPictures } from "./opened-pictures.tsx";

export type MediaById = ReadonlyMap<string, MediaView>;
export type BlockOf<T extends BlockType> = Extract<LayoutBlock, { type: T }>;

interface Filed<T extends BlockType> {
  readonly block: BlockOf<T>;
  readonly files: MediaById;
  readonly eager?: boolean;
}

/** The opening: a picture with words over its foot, or words on the accent alone. */
export function HeroBlock({ block, files, eager = false }: Filed<"hero">) {
  const picture = pictureOf(files.get(block.media_id ?? "") ?? null);
  return (
    <section className={c.hero} data-plain={picture ? undefined : true}>
      {picture && (
        <div className={c.heroPicture}>
          <Picture picture={picture} width={1600} height={800} sizes="(max-width: 1440px) 96vw, 1376px" eager={eager} />
        </div>
      )}
      <div className={c.heroWords}>
        {block.title && <h2>{block.title}</h2>}
        {block.text && <p>{block.text}</p>}
      </div>
    </section>
  );
}

export function TextBlock({ block }: { block: BlockOf<"text"> }) {
  return (
    <Titled title={block.title}>
      <LinkedProse text={block.text} />
    </Titled>
  );
}

export function ImageBlock({ block, files, eager = false }: Filed<"image">) {
  const file = files.get(block.media_id ?? "");
  return file ? <Figure file={file} caption={block.caption} eager={eager} /> : null;
}

export function GalleryBlock({ block, files }: Filed<"gallery">) {
  const pictures = block.media_ids.flatMap((id) => files.get(id) ?? []);
  if (pictures.length === 0) return null;
  return (
    <figure className={c.figure}>
      <OpenedPictures className={c.gallery} files={pictures} sizes={gallerySizes(pictures.length)} />
      {block.caption && <figcaption>{block.caption}</figcaption>}
    </figure>
  );
}

// How wide each is drawn, for the browser to choose a size by: two in a row on a telephone, one alone always.
function gallerySizes(count: number): string {
  if (count === 1) return "(max-width: 1440px) 96vw, 1376px";
  if (count === 2) return "(max-width: 1440px) 48vw, 680px";
  return "(max-width: 700px) 47vw, 455px";
}

export function ComparisonBlock({ block, files }: Filed<"comparison">) {
  const words = useText(portfolioLayoutText);
  const sides = [
    { label: words.before, file: files.get(block.before_media_id ?? "") },
    { label: words.after, file: files.get(block.after_media_id ?? "") },
  ];
  const shape = sides.find(({ file }) => file)?.file;
  if (!shape) return null;
  return (
    <figure className={c.figure}>
      <div className={c.comparison} style={ratioOf(shape)}>
        {sides.map(({ label, file }) => (
          <div key={label} className={c.side}>
            <b>{label}</b>
            <div className={c.frame}>
              <Picture
                picture={pictureOf(file ?? null, file?.alt || label)}
                width={file?.width ?? 800}
                height={file?.height ?? 600}
                sizes="(max-width: 700px) 94vw, 680px"
              />
            </div>
          </div>
        ))}
      </div>
      {block.caption && <figcaption>{block.caption}</figcaption>}
    </figure>
  );
}

export function VideoBlock({ block, files }: Filed<"video">) {
  const file = files.get(block.media_id ?? "");
  if (file?.kind !== "video" || !file.url) return null;
  return (
    <figure className={c.figure}>
      <Film media={file} caption={block.caption} className={c.film} style={ratioOf(file)} />
      {(block.caption || file.duration_ms !== null) && (
        <figcaption>
          {[block.caption, file.duration_ms === null ? "" : formatDuration(file.duration_ms)]
            .filter(Boolean)
            .join(" · ")}
        </figcaption>
      )}
    </figure>
  );
}

export function QuoteBlock({ block }: { block: BlockOf<"quote"> }) {
  return (
    <figure className={c.quote}>
      <blockquote>
        <LinkedProse text={block.text} />
      </blockquote>
      {block.source && <figcaption>{block.source}</figcaption>}
    </figure>
  );
}

interface FigureProps {
  readonly file: MediaView;
  readonly caption: string;
  readonly eager?: boolean;
}

function Figure({ file, caption, eager = false }: FigureProps) {
  const picture = pictureOf(file, file.alt || caption);
  if (!picture) return null;
  return (
    <figure className={c.figure}>
      <div className={c.frame} style={ratioOf(file)}>
        <Picture
          picture={picture}
          width={file.width ?? 1600}
          height={file.height ?? 1200}
          sizes="(max-width: 1440px) 96vw, 1376px"
          eager={eager}
        />
      </div>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
