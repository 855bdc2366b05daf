import { formatRate } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { mediaText } from "../../messages/media.ts";
import { FileRow } from "../../ui/file-row.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { IconArrowUp, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from "../../ui/icons.ts";
import { AltField } from "./alt-field.tsx";
import { FilmFields } from "./film-fields.tsx";
import c from "./upload-field.module.css";
import type { FileEntry, useUploads } from "./use-uploads.ts";

interface UploadedFileProps {
  readonly field: string;
  readonly entry: FileEntry;
  readonly first: boolean;
  /** What is written about it now, where the form asks for that. */
  readonly alt?: string;
  /** The picture that stands for a film now. */
  readonly posterId: string | null;
  /** The captions of a film now. */
  readonly captionsId: string | null;
  /** Left out without JavaScript: the buttons send the form, which comes back without the file. */
  readonly uploads?: ReturnType<typeof useUploads>;
}

/** A file of a form: how far it is, and what can be done with it. */
export function UploadedFile({ field, entry, first, alt, posterId, captionsId, uploads }: UploadedFileProps) {
  const words = useText(mediaText);
  const { locale } = useReader();
  const { key, name, mediaId, state, share, goingOnAt } = entry;
  const there = entry.still === "failed" ? words.stillLost : entry.isGif ? words.gifStands : undefined;
  const note = {
    waiting: words.waiting,
    sending: entry.isAnew
      ? words.anew
      : goingOnAt === null
        ? undefined
        : words.goingOn(formatRate(Math.floor(goingOnAt * 100) * 100, locale)),
    paused: words.paused,
    failed:
      entry.problem === null
        ? entry.isSignedOut
          ? words.signedOut
          : words.connectionLost
        : entry.problem || words.refused,
    checking: words.checking,
    there,
    refused: entry.problem || words.refused,
  }[state];
  const isBad = state === "refused" || state === "failed";
  const act = (what: string, whenAlive: (() => void) | undefined) =>
    whenAlive
      ? ({ type: "button", onClick: whenAlive } as const)
      : ({ name: "intent", value: `${what}:${field}:${key}` } as const);
  return (
    <FileRow
      name={name}
      bytes={entry.bytes}
      note={note}
      {...(entry.previewUrl ? { previewUrl: entry.previewUrl } : {})}
      {...(isBad ? { upload: "failed" as const } : state === "sending" || state === "paused" ? { upload: share } : {})}
      actions={
        <span className={c.actions}>
          {state === "sending" && (
            <IconButton label={words.pause(name)} type="button" onClick={() => uploads?.pause(key)}>
              <IconPlayerPause aria-hidden />
            </IconButton>
          )}
          {state === "paused" && (
            <IconButton label={words.resume(name)} type="button" onClick={() => uploads?.resume(entry)}>
              <IconPlayerPlay aria-hidden />
            </IconButton>
          )}
          {state === "failed" && entry.problem === null && (
            <IconButton label={words.retry(name)} type="button" onClick={() => uploads?.resume(entry)}>
              <IconRefresh aria-hidden />
            </IconButton>
          )}
          {!first && (
            <IconButton label={words.moveUp(name)} {...act("raise_file", uploads && (() => uploads.moveUp(key)))}>
              <IconArrowUp aria-hidden />
            </IconButton>
          )}
          <IconButton
            label={words.remove(name)}
            {...(uploads
              ? {
                  type: "button",
                  onClick: (event) => {
                    focusNeighbour(event.currentTarget);
                    uploads.remove(entry);
                  },
                }
              : { name: "intent", value: `drop_file:${field}:${key}` })}
          >
            <IconTrash aria-hidden />
          </IconButton>
        </span>
      }
    >
      {mediaId && state !== "refused" && <input type="hidden" name={`${field}_done`} value={`${mediaId} ${name}`} />}
      {alt !== undefined && entry.isPicture && mediaId && state !== "refused" && (
        <AltField mediaId={mediaId} label={words.alt(name)} alt={alt} />
      )}
      {alt !== undefined && entry.isPlayed && mediaId && state !== "refused" && (
        <FilmFields mediaId={mediaId} entry={entry} alt={alt} posterId={posterId} captionsId={captionsId} />
      )}
    </FileRow>
  );
}

/** The row goes, and its button with it: the focus goes on to the next file's, else to the field for new ones. */
function focusNeighbour(button: HTMLElement): void {
  const row = button.closest("li");
  const files = row?.parentElement;
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const input = () => files?.parentElement?.querySelector<HTMLElement>('input[type="file"]');
  const removal = [...(neighbour?.querySelectorAll<HTMLElement>("button") ?? [])].at(-1);
  if (removal) removal.focus();
  // A full field has no place for new files; it comes back with the next drawing.
  else if (input()) input()?.focus();
  else {
    const field = files?.parentElement;
    requestAnimationFrame(() => field?.querySelector<HTMLElement>('input[type="file"]')?.focus());
  }
}
