import type { MediaView } from "#api-schema/media.ts";
import { useText } from "../../lib/text.ts";
import { mediaText } from "../../messages/media.ts";
import { previewOf } from "./picture-of.ts";

interface FilmProps {
  readonly media: MediaView;
  /** What stands under it, for a film that nobody has described. */
  readonly caption?: string;
  readonly className: string | undefined;
  readonly style?: React.CSSProperties | undefined;
}

/** A film in the browser's own player, behind its poster and with its captions. */
export function Film({ media, caption, className, style }: FilmProps) {
  const words = useText(mediaText);
  const poster = previewOf(media);
  return (
    // biome-ignore lint/a11y/useMediaCaption: captions are uploaded with the film or not at all
    <video
      className={className}
      style={style}
      src={media.url ?? undefined}
      controls
      preload={poster ? "none" : "metadata"}
      aria-label={media.alt || caption || media.name}
      poster={poster?.src}
    >
      {media.captions_url && <track kind="captions" src={media.captions_url} label={words.captions} />}
    </video>
  );
}
