import { Link } from "react-router";
import type { MediaView } from "#api-schema/media.ts";
import type { UserCard } from "#api-schema/users.ts";
import { formatDuration } from "../../lib/format-duration.ts";
import { useText } from "../../lib/text.ts";
import { mediaText } from "../../messages/media.ts";
import { portfoliosText } from "../../messages/portfolios.ts";
import { type Fact, KeyValue } from "../../ui/key-value.tsx";
import { Picture } from "../../ui/picture.tsx";
import { When } from "../../ui/when.tsx";
import { HireButton } from "../hiring/hire-button.tsx";
import { DocumentPages } from "../media/document-pages.tsx";
import { FileList } from "../media/file-list.tsx";
import { Film } from "../media/film.tsx";
import { previewOf } from "../media/picture-of.ts";
import { ratioOf } from "../media/ratio-of.ts";
import { VerifiedMark } from "./confirmations/verified-mark.tsx";
import { LinkedProse } from "./linked-prose.tsx";
import type { ShownFile, ShownPiece } from "./shown-pieces.server.ts";
import c from "./work-piece.module.css";

interface WorkPieceProps {
  readonly item: ShownPiece;
  /** Whom a client can hire for such work; left out where nobody is to be hired. */
  readonly maker?: UserCard;
  /** Its own page, where it is not on it. */
  readonly to?: string;
  readonly eager: boolean;
  readonly headingLevel: 1 | 2 | 3;
  /** How wide its pictures are drawn. */
  readonly sizes: string;
}

/** A piece of work with its pictures, its story and the facts about it. */
export function WorkPiece({ item, maker, to, eager, headingLevel, sizes }: WorkPieceProps) {
  const words = useText(portfoliosText);
  const Heading = `h${headingLevel}` as const;
  const facts: Fact[] = [
    ...(item.client ? [{ label: words.madeFor, value: item.client }] : []),
    ...(item.role ? [{ label: words.role, value: item.role }] : []),
    ...(item.date ? [{ label: words.made, value: <When at={item.date} absolute /> }] : []),
  ];
  const others = item.media.flatMap(({ file }) => (file?.kind === "document" ? file : []));
  return (
    <article className={c.piece}>
      <div className={c.media}>
        {item.media.map((shown, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: files of a piece never move on a page, and forty ids weigh
          <ShownMedia key={place} shown={shown} sizes={sizes} eager={eager && place === 0} pages={to === undefined} />
        ))}
      </div>
      <div className={c.words}>
        <Heading>{to ? <Link to={to}>{item.title}</Link> : item.title}</Heading>
        {item.verified && <VerifiedMark mark={item.verified} />}
        <div className={c.told}>
          {facts.length > 0 && <KeyValue facts={facts} look="grid" />}
          {item.story && <LinkedProse text={item.story} />}
          {others.length > 0 && <FileList files={others} />}
          {item.link && (
            <a className="link" href={item.link} rel="nofollow ugc noopener noreferrer" target="_blank">
              {words.open}
            </a>
          )}
          {maker && (
            <div>
              <HireButton user={maker} work={{ portfolio_id: item.portfolio_id, item_id: item.item_id }} />
            </div>
          )}
        </div>
      </div>
    </article>
  );
}

interface ShownMediaProps {
  readonly shown: ShownFile;
  readonly sizes: string;
  readonly eager: boolean;
  /** A document with all its pages. */
  readonly pages: boolean;
}

function ShownMedia({ shown, sizes, eager, pages }: ShownMediaProps) {
  const { picture, width, height, file } = shown;
  if (picture)
    return (
      <figure className={c.figure} style={ratioOf(shown)}>
        <Picture picture={picture} width={width ?? 1600} height={height ?? 1200} sizes={sizes} eager={eager} />
      </figure>
    );
  if (!file) return null;
  if (file.kind === "video" || file.kind === "audio") return <Played media={file} sizes={sizes} />;
  return <DocumentPages media={file} all={pages} />;
}

/** A film or a recording, with its poster and how long it is. */
function Played({ media, sizes }: { media: MediaView; sizes: string }) {
  const words = useText(mediaText);
  const poster = previewOf(media);
  if (!media.url) return null;
  return (
    <div className={c.played}>
      {media.kind === "video" ? (
        <Film media={media} className={c.video} style={ratioOf(media)} />
      ) : (
        <>
          {poster && (
            <div className={c.cover}>
              <Picture picture={{ ...poster, alt: "" }} width={800} height={600} sizes={sizes} />
            </div>
          )}
          {/* biome-ignore lint/a11y/useMediaCaption: a recording of somebody's music has no words to show */}
          <audio className={c.audio} src={media.url} controls preload="none" aria-label={media.name} />
        </>
      )}
      {media.duration_ms !== null && <p className={c.length}>{words.length(formatDuration(media.duration_ms))}</p>}
    </div>
  );
}
