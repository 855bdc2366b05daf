import { useEffect, useState } from "react";
import type { MediaView } from "#api-schema/media.ts";
import { useReader } from "../../lib/reader.ts";
import { startUpload } from "../../lib/resumable-upload.ts";
import { takeFrame } from "../../lib/take-frame.ts";
import { keptUpload } from "../../lib/unfinished-uploads.ts";
import { useLeaveWarning } from "../../lib/use-leave-warning.ts";
import { keepLooking } from "./look-again.ts";
import { type UploadQueue, uploadQueue } from "./upload-queue.ts";

/** A file of a form: on its way, or there. */
export interface FileEntry {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly isPicture: boolean;
  /** A film or a recording: a picture can stand for it. */
  readonly isPlayed: boolean;
  readonly isFilm: boolean;
  /** It may move, and is shown as it begins. */
  readonly isGif?: boolean;
  /** The still that was taken of a film while it was uploaded. */
  readonly stillId: string | null;
  readonly still: "none" | "sending" | "there" | "failed";
  readonly state: "waiting" | "sending" | "paused" | "failed" | "checking" | "there" | "refused";
  /** How much has arrived, from 0 to 1. */
  readonly share: number;
  /** How much had arrived before the page was left; null for a file begun here. */
  readonly goingOnAt: number | null;
  /** What had arrived of it was given up: it is sent from its beginning. */
  readonly isAnew?: boolean;
  readonly mediaId: string | null;
  readonly previewUrl: string | null;
  readonly alt: string;
  /** Why it failed or was refused, in the server's words. */
  readonly problem: string | null;
  /** It failed because the session has ended. */
  readonly isSignedOut: boolean;
}

type Change = (key: string, changes: Partial<FileEntry>) => void;

/** True while something of this file still has to arrive before its form can go. */
export const isOnTheWay = ({ state, still }: FileEntry): boolean =>
  ["waiting", "sending", "paused", "failed"].includes(state) || still === "sending";

/** The files of a form, sent as soon as they are chosen, a few at a time. `initial` are there from before. */
export function useUploads(initial: readonly FileEntry[]) {
  const [entries, setEntries] = useState(initial);
  const [queue] = useState(uploadQueue);
  const { viewer } = useReader();
  const change: Change = (key, changes) =>
    setEntries((all) => all.map((entry) => (entry.key === key ? { ...entry, ...changes } : entry)));
  useChecks(entries, change);
  useConnection(queue);
  useLeaveWarning(entries.some((entry) => isOnTheWay(entry) && entry.state !== "failed"));

  const add = (files: readonly File[]) => {
    const added = files.map((file) => ({ file, entry: entryOf(file) }));
    setEntries((all) => [...all, ...added.map(({ entry }) => entry)]);
    for (const { file, entry } of added)
      sendFile({ queue, file, key: entry.key, userId: viewer?.userId ?? "", change });
  };
  return {
    entries,
    add,
    pause: (key: string) => queue.pause(key),
    resume({ key, mediaId }: FileEntry) {
      // All of it is there, and only nobody could ask for it: the look goes on.
      if (mediaId !== null) return change(key, { state: "checking", isSignedOut: false });
      change(key, { problem: null, isSignedOut: false });
      queue.resume(key);
    },
    remove({ key }: FileEntry) {
      queue.breakOff(key);
      queue.breakOff(stillKey(key));
      setEntries((all) => all.filter((entry) => entry.key !== key));
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

/** What the connection cost goes on by itself when it is back; leaving the page loses nothing that has arrived. */
function useConnection(queue: UploadQueue): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") queue.goOn();
    };
    window.addEventListener("online", queue.goOn);
    document.addEventListener("visibilitychange", look);
    return () => {
      window.removeEventListener("online", queue.goOn);
      document.removeEventListener("visibilitychange", look);
      queue.leave();
    };
  }, [queue]);
}

const stillKey = (key: string) => `${key} still`;

interface Sending {
  readonly queue: UploadQueue;
  readonly file: File;
  readonly key: string;
  readonly userId: string;
  readonly change: Change;
}

function sendFile(sending: Sending): void {
  const { queue, file, key, userId, change } = sending;
  let isFilmed = !file.type.startsWith("video/");
  queue.add({
    key,
    start: (news) => startUpload(file, keptUpload(localStorage, userId, file), news),
    news: {
      onState(state) {
        change(key, { state });
        // Not before its turn: a browser that reads twenty films at once reads none.
        if (state !== "sending" || isFilmed) return;
        isFilmed = true;
        void sendStill(sending);
      },
      onProgress: (share) => change(key, { share }),
      onGoingOn: (share) => change(key, { share, goingOnAt: share }),
      onAnew: () => change(key, { share: 0, goingOnAt: null, isAnew: true }),
      onDone: (mediaId) => change(key, { state: "checking", share: 1, mediaId }),
      onFailed: (problem, isSignedOut = false) => change(key, { state: "failed", problem, isSignedOut }),
    },
  });
}

/** Takes a still of a film and sends it after the films; a film that this browser cannot play has none. */
async function sendStill({ queue, file: film, key, change }: Sending): Promise<void> {
  const still = await takeFrame(film);
  if (!still) return;
  change(key, { previewUrl: URL.createObjectURL(still), still: "sending" });
  queue.add({
    key: stillKey(key),
    isLast: true,
    start: (news) => startUpload(still, null, news),
    news: {
      onState: () => change(key, { still: "sending" }),
      onProgress: () => undefined,
      onGoingOn: () => undefined,
      onAnew: () => undefined,
      onDone: (stillId) => change(key, { still: "there", stillId }),
      // Told, and no reason to keep the film back.
      onFailed: () => change(key, { still: "failed" }),
    },
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
    isFilm: media.kind === "video",
    isGif: media.type === "image/gif",
    stillId: null,
    still: "none",
    state: media.state === "refused" ? "refused" : media.state === "ready" ? "there" : "checking",
    share: 1,
    goingOnAt: null,
    mediaId: media.media_id,
    previewUrl: smallest,
    alt: media.alt,
    problem: media.refusal,
    isSignedOut: false,
  };
}

function entryOf(file: File): FileEntry {
  const isPicture = file.type.startsWith("image/");
  return {
    isPlayed: /^(video|audio)\//.test(file.type),
    isFilm: file.type.startsWith("video/"),
    stillId: null,
    still: "none",
    key: crypto.randomUUID(),
    name: file.name,
    bytes: file.size,
    isPicture,
    state: "waiting",
    share: 0,
    goingOnAt: null,
    mediaId: null,
    previewUrl: isPicture ? URL.createObjectURL(file) : null,
    alt: "",
    problem: null,
    isSignedOut: false,
  };
}

/** Asks until the server has looked at what arrived: it decides by the content, and may refuse. */
function useChecks(entries: readonly FileEntry[], change: Change): void {
  const waiting = entries.filter(({ state }) => state === "checking");
  const ids = waiting.map(({ mediaId }) => mediaId).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same files are asked about however often this renders
  useEffect(() => {
    if (ids === "") return;
    return keepLooking(async () => {
      for (const { key, mediaId } of waiting) change(key, await lookAt(mediaId ?? ""));
    });
  }, [ids]);
}

async function lookAt(mediaId: string): Promise<Partial<FileEntry>> {
  try {
    const answer = await fetch(`/api/media/${mediaId}`);
    if (answer.status === 401) return { state: "failed", problem: null, isSignedOut: true };
    // Deleted elsewhere.
    if (answer.status === 403 || answer.status === 404) return { state: "refused", problem: null };
    if (!answer.ok) return {};
    const { state, refusal, kind, type } = (await answer.json()) as MediaView; // our own route
    if (state === "ready")
      return {
        state: "there",
        isPicture: kind === "image",
        isFilm: kind === "video",
        isGif: type === "image/gif",
        isPlayed: kind === "video" || kind === "audio",
      };
    return state === "refused" ? { state: "refused", problem: refusal } : {};
  } catch {
    return {}; // looked at again
  }
}
