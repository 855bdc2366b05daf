import { useEffect, useRef, useState } from "react";
import type { MediaView } from "#api-schema/media.ts";
import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { mediaText } from "../../messages/media.ts";
import { FileField } from "../../ui/file-field.tsx";
import { useHydrated } from "../../ui/use-hydrated.ts";
import { PICTURES } from "./picture-types.ts";
import c from "./upload-field.module.css";
import { UploadedFile } from "./uploaded-file.tsx";
import { type FileEntry, isOnTheWay, keptEntry, useUploads } from "./use-uploads.ts";

const BYTES_MAX = 500 * 1_048_576;
const PICTURE_BYTES_MAX = 25 * 1_048_576;
const ALL = `${PICTURES},application/pdf,video/mp4,video/quicktime,video/webm,audio/mpeg,audio/mp4,.m4a,audio/wav,.txt`;

interface UploadFieldProps {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly max: number;
  /** Files that are there from before. */
  readonly kept: readonly MediaView[];
  readonly picturesOnly?: boolean;
  readonly optional?: boolean;
  /** Asks for each picture and film what it shows, and for what goes with a film. */
  readonly describe?: boolean;
}

/**
 * Files that are sent as soon as they are chosen, with their progress; a break or a pause loses nothing. Without
 * JavaScript the same input sends them with the form. What was uploaded goes with the form as `<id> <name>`.
 */
export function UploadField({
  name,
  label,
  help,
  max,
  kept,
  picturesOnly = false,
  optional = false,
  describe = false,
}: UploadFieldProps) {
  const words = useText(mediaText);
  const hydrated = useHydrated();
  const typed = useFieldState(`${name}_done`).values;
  const uploads = useUploads(typed ? typed.map((entry) => entryOf(entry, kept)) : kept.map(keptEntry));
  const { entries } = uploads;
  const [overflow, setOverflow] = useState(false);
  const { box, refusal } = useHold(entries);
  const room = max - entries.length;
  const keptOf = ({ mediaId }: FileEntry) => kept.find((one) => one.media_id === mediaId);
  const add = (files: readonly File[]) => {
    setOverflow(files.length > room);
    uploads.add(files.slice(0, room));
  };
  return (
    <div ref={box} className={c.field} data-field={`${name}_done`}>
      {entries.length > 0 && (
        <ul className={c.files} aria-label={words.files}>
          {entries.map((entry, place) => (
            <UploadedFile
              key={entry.key}
              field={name}
              entry={entry}
              first={place === 0}
              {...(describe ? { alt: keptOf(entry)?.alt ?? entry.alt } : {})}
              posterId={keptOf(entry)?.poster_media_id ?? null}
              captionsId={keptOf(entry)?.captions_media_id ?? null}
              {...(hydrated ? { uploads } : {})}
            />
          ))}
        </ul>
      )}
      {room > 0 && (
        <FileField
          name={name}
          label={label}
          help={picturesOnly ? help : `${help} ${words.pdfTells}`}
          accept={picturesOnly ? PICTURES : ALL}
          many={max > 1}
          maxBytes={picturesOnly ? PICTURE_BYTES_MAX : BYTES_MAX}
          images={picturesOnly}
          optional={optional}
          error={refusal ?? (overflow ? words.tooMany(max) : undefined)}
          {...(hydrated ? { onFiles: add } : {})}
        />
      )}
      {room <= 0 && (refusal || overflow) && (
        <p role="alert" className={c.error}>
          {refusal ?? words.tooMany(max)}
        </p>
      )}
    </div>
  );
}

function entryOf(done: string, kept: readonly MediaView[]): FileEntry {
  const [mediaId = ""] = done.split(" ");
  const known = kept.find((media) => media.media_id === mediaId);
  if (known) return keptEntry(known);
  return {
    key: mediaId,
    name: done.slice(mediaId.length + 1),
    bytes: 0,
    isPicture: false,
    isPlayed: false,
    isFilm: false,
    stillId: null,
    still: "none",
    state: "there",
    share: 1,
    goingOnAt: null,
    mediaId,
    previewUrl: null,
    alt: "",
    problem: null,
    isSignedOut: false,
  };
}

/**
 * Keeps the form around from being sent while a file is on its way or cannot be used. Of a form that is sent many times
 * over, `data-files-hold` names the intents that need all files; any other goes, and the file goes on.
 */
function useHold(entries: readonly FileEntry[]) {
  const words = useText(mediaText);
  const box = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const onTheWay = entries.filter(isOnTheWay).length;
  const bad = entries.filter(({ state }) => state === "refused").map((entry) => entry.name);
  const refusal = onTheWay > 0 ? words.stillSending(onTheWay) : bad.length > 0 ? words.bad(bad.join(", ")) : undefined;
  const held = refusal !== undefined;
  useEffect(() => {
    const form = box.current?.closest("form");
    if (!held || !form) return;
    const hold = (event: SubmitEvent) => {
      if (!needsFiles(box.current, event.submitter)) return;
      event.preventDefault();
      setAsked(true);
      box.current?.querySelector<HTMLElement>("button, input")?.focus();
    };
    form.addEventListener("submit", hold);
    return () => form.removeEventListener("submit", hold);
  }, [held]);
  return { box, refusal: asked ? refusal : undefined };
}

function needsFiles(field: HTMLElement | null, button: HTMLElement | null): boolean {
  const intents = field?.closest<HTMLElement>("[data-files-hold]")?.dataset.filesHold;
  if (intents === undefined) return true;
  const [intent = ""] = button instanceof HTMLButtonElement ? button.value.split(":") : [];
  return intents.split(" ").includes(intent);
}
