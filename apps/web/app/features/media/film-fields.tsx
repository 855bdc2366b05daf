import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { captionsText } from "../../messages/captions.ts";
import { mediaText } from "../../messages/media.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { AltField } from "./alt-field.tsx";
import { PICTURES } from "./picture-types.ts";
import c from "./upload-field.module.css";
import type { FileEntry } from "./use-uploads.ts";

const POSTER_BYTES_MAX = 10_000_000;
const CAPTIONS_BYTES_MAX = 1_000_000;

interface FilmFieldsProps {
  readonly mediaId: string;
  readonly entry: FileEntry;
  readonly alt: string;
  readonly posterId: string | null;
  readonly captionsId: string | null;
}

/** What goes with a film or a recording: a picture that stands for it; with a film, what it shows and its captions. */
export function FilmFields({ mediaId, entry, alt, posterId, captionsId }: FilmFieldsProps) {
  const words = useText(mediaText);
  const captions = useText(captionsText);
  const { name } = entry;
  const sentPoster = useSent(`poster:${mediaId}`);
  const sentCaptions = useSent(`captions:${mediaId}`);
  return (
    <>
      {entry.isFilm && <AltField mediaId={mediaId} label={words.alt(name)} alt={alt} />}
      {entry.stillId && <input type="hidden" name={`still:${mediaId}`} value={entry.stillId} />}
      {/* Once one is kept, another may be chosen: the same would be sent again. */}
      <FileField
        key={`poster ${posterId} ${sentPoster}`}
        name={`poster:${mediaId}`}
        label={words.poster(name)}
        help={hasNoStill(entry) ? words.posterMissing : words.posterHelp}
        accept={PICTURES}
        maxBytes={POSTER_BYTES_MAX}
        images
        optional
      />
      <SentFile name={`poster:${mediaId}`} entry={sentPoster} />
      {entry.isFilm && (
        <FileField
          key={`captions ${captionsId} ${sentCaptions}`}
          name={`captions:${mediaId}`}
          label={captions.of(name)}
          help={captionsId ? captions.replace : captions.help}
          accept=".vtt,text/vtt"
          maxBytes={CAPTIONS_BYTES_MAX}
          optional
        />
      )}
      <SentFile name={`captions:${mediaId}`} entry={sentCaptions} />
      {captionsId && (
        <Checkbox key={`no captions ${captionsId}`} name={`no_captions:${mediaId}`} label={captions.remove(name)} />
      )}
    </>
  );
}

/** What was uploaded for this field before something else was refused, as `<id> <name>`. */
const useSent = (name: string): string | undefined => useFieldState(`${name}_done`).values?.at(-1);

function SentFile({ name, entry }: { name: string; entry: string | undefined }) {
  if (entry === undefined) return null;
  return (
    <p className={c.sent}>
      <input type="hidden" name={`${name}_done`} value={entry} />
      {entry.slice(entry.indexOf(" ") + 1)}
    </p>
  );
}

const hasNoStill = ({ state, still, previewUrl }: FileEntry): boolean =>
  state === "there" && still === "none" && previewUrl === null;
