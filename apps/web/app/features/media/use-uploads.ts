import { useEffect, useRef, useState } from "react";
import type { MediaView } from "#api-schema/media.ts";
import { type RunningUpload, startUpload } from "../../lib/resumable-upload.ts";
import { takeFrame } from "../../lib/take-frame.ts";
import { useLeaveWarning } from "../../lib/use-leave-warning.ts";

/** A file of a form: on its way, or there. */
export interface FileEntry {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly isPicture: boolean;
  /** A film or a recording: a picture can stand for it. */
  readonly isPlayed: boolean;
  /** The still that was taken of a film while it was uploaded. */
  readonly stillId: string | null;
  readonly state: "sending" | "paused" | "failed" | "checking" | "there" | "refused";
  /** How much has arrived, from 0 to 1. */
  readonly share: number;
  readonly mediaId: string | null;
  readonly previewUrl: string | null;
  readonly alt: string;
  /** Why it failed or was refused, in the server's words. */
  readonly problem: string | null;
}

const LOOKS_MAX = 60;
const LOOK_AGAIN_MS = 1_500;

/** The files of a form, sent as soon as they are chosen. `initial` are there from before. */
export function useUploads(initial: readonly FileEntry[]) {
  const [entries, setEntries] = useState(initial);
  const running = useRef(new Map<string, RunningUpload>());
  const change = (key: string, changes: Partial<FileEntry>) =>
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...changes } : entry)));
  useChecks(entries, change);
  useLeaveWarning(entries.some(({ state }) => state === "sending" || state === "paused"));

  const add = (files: readonly File[]) => {
    const added = files.map((file) => ({ file, entry: entryOf(file) }));
    setEntries((all) => [...all, ...added.map(({ entry }) => entry)]);
    for (const { file, entry } of added) {
      const { key } = entry;
      const upload = startUpload(file, {
        onProgress: (share) => change(key, { share }),
        onDone: (mediaId) => change(key, { state: "checking", share: 1, mediaId }),
        onFailed: (problem) => change(key, { state: "failed", problem }),
      });
      running.current.set(key, upload);
      if (file.type.startsWith("video/")) void sendStill(file, (still) => change(key, still));
    }
  };
  return {
    entries,
    add,
    pause(key: string) {
      running.current.get(key)?.pause();
      change(key, { state: "paused" });
    },
    resume(key: string) {
      change(key, { state: "sending", problem: null });
      running.current.get(key)?.resume();
    },
    remove(entry: FileEntry) {
      if (entry.state !== "there") running.current.get(entry.key)?.breakOff();
      setEntries((all) => all.filter(({ key }) => key !== entry.key));
    },
    /** One place nearer to the front. */
    moveUp(key: string) {
      setEntries((all) => {
        const place = all.findIndex((entry) => entry.key === key);
        const [moved] = all.slice(place, place + 1);
        return moved && place > 0 ? all.with(place, all[place - 1] ?? moved).with(place - 1, moved) : all;
      });
    },
  };
}

/** Takes a still of a film and sends it beside; a film that this browser cannot play has none. */
async function sendStill(film: File, change: (still: Partial<FileEntry>) => void): Promise<void> {
  const still = await takeFrame(film);
  if (!still) return;
  change({ previewUrl: URL.createObjectURL(still) });
  startUpload(still, {
    onProgress: () => undefined,
    onDone: (stillId) => change({ stillId }),
    // The film goes without.
    onFailed: () => undefined,
  });
}

/** A file that was kept before this form, as a row of it. */
export function keptEntry(media: MediaView): FileEntry {
  const smallest =
    media.sources.toSorted((a, b) => a.width - b.width)[0]?.url ?? (media.kind === "image" ? media.url : null);
  return {
    key: media.media_id,
    name: media.name,
    bytes: media.bytes,
    isPicture: media.kind === "image",
    isPlayed: media.kind === "video" || media.kind === "audio",
    stillId: null,
    state: media.state === "refused" ? "refused" : media.state === "ready" ? "there" : "checking",
    share: 1,
    mediaId: media.media_id,
    previewUrl: smallest,
    alt: media.alt,
    problem: media.refusal,
  };
}

function entryOf(file: File): FileEntry {
  const isPicture = file.type.startsWith("image/");
  return {
    isPlayed: /^(video|audio)\//.test(file.type),
    stillId: null,
    key: crypto.randomUUID(),
    name: file.name,
    bytes: file.size,
    isPicture,
    state: "sending",
    share: 0,
    mediaId: null,
    previewUrl: isPicture ? URL.createObjectURL(file) : null,
    alt: "",
    problem: null,
  };
}

/** Asks until the server has looked at what arrived: it decides by the content, and may refuse. */
function useChecks(entries: readonly FileEntry[], change: (key: string, changes: Partial<FileEntry>) => void): void {
  const waiting = entries.filter(({ state }) => state === "checking");
  const ids = waiting.map(({ mediaId }) => mediaId).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same files are asked about however often this renders
  useEffect(() => {
    if (ids === "") return;
    let looks = 0;
    const timer = setInterval(async () => {
      looks += 1;
      if (looks >= LOOKS_MAX) clearInterval(timer);
      for (const { key, mediaId } of waiting) change(key, await lookAt(mediaId ?? ""));
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [ids]);
}

async function lookAt(mediaId: string): Promise<Partial<FileEntry>> {
  try {
    const answer = await fetch(`/api/media/${mediaId}`);
    if (!answer.ok) return {};
    const { state, refusal, kind } = (await answer.json()) as MediaView; // our own route
    if (state === "ready")
      return { state: "there", isPicture: kind === "image", isPlayed: kind === "video" || kind === "audio" };
    return state === "refused" ? { state: "refused", problem: refusal } : {};
  } catch {
    return {}; // looked at again
  }
}
