import type { MediaView } from "#api-schema/media.ts";
import type { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { chosen, FormRefusal, text } from "../../lib/form.server.ts";
import type { FormReply } from "../../lib/form.ts";
import { textFor } from "../../lib/text.ts";
import { captionsText } from "../../messages/captions.ts";
import { uploadFormFiles } from "./upload-form-files.server.ts";

/**
 * The form as it was typed, with one file less or in another place, for a page that shows it again: how its file
 * buttons work without JavaScript. Null when it was sent for good. The files in it must be uploaded already.
 */
export function filesShownAgain(form: FormData): FormReply | null {
  const [what, field = "", key = ""] = text(form, "intent").split(":");
  if (what !== "drop_file" && what !== "raise_file") return null;
  const values: Record<string, string[]> = {};
  for (const [name, value] of form)
    if (typeof value === "string" && name !== "intent") values[name] = [...(values[name] ?? []), value];
  const done = values[`${field}_done`] ?? [];
  const place = done.findIndex((entry) => entry.split(" ")[0] === key);
  values[`${field}_done`] = place < 0 ? done : what === "drop_file" ? done.toSpliced(place, 1) : raised(done, place);
  return { values, errors: {}, message: null };
}

function raised(done: readonly string[], place: number): string[] {
  const [moved] = done.slice(place, place + 1);
  return moved === undefined ? [...done] : done.toSpliced(place, 1).toSpliced(Math.max(0, place - 1), 0, moved);
}

type Args = Parameters<typeof uploadFormFiles>[2] & Parameters<typeof apiOf>[0];

/**
 * Uploads the pictures that were chosen to stand for films and recordings, and the captions of films; the form knows them
 * then. Captions that are none are told at their field, before anything is kept.
 */
export async function uploadBeside(form: FormData, args: Args, mediaIds: readonly string[]): Promise<void> {
  const wrong: string[] = [];
  const { refusal } = textFor(captionsText, args.context.get(pageContext).preferences.locale);
  for (const media_id of mediaIds) {
    const name = `captions:${media_id}`;
    const captions = form.get(name);
    if (!(captions instanceof File) || captions.size === 0 || (await areCaptions(captions))) continue;
    // What is kept by itself is kept without them; whoever presses a button is told.
    if (text(form, "intent") === "autosave") form.delete(name);
    else wrong.push(name);
  }
  // Without JavaScript a file that was chosen is gone with the answer: what can be kept is.
  const names = mediaIds.flatMap((media_id) => [`poster:${media_id}`, `captions:${media_id}`]);
  for (const name of names) if (!wrong.includes(name)) await uploadFormFiles(form, name, args);
  const [first] = wrong;
  if (first !== undefined) throw new FormRefusal({ [first]: refusal });
}

const CAPTIONS_BYTES_MAX = 1_000_000;

/** By their first line; whether the rest holds, the API says. */
async function areCaptions(file: File): Promise<boolean> {
  return file.size <= CAPTIONS_BYTES_MAX && /^\ufeff?WEBVTT\s/.test(await file.slice(0, 16).text());
}

interface Beside {
  readonly mediaIds: readonly string[];
  /** The files as they are now: a still takes no other picture's place. */
  readonly now?: readonly Pick<MediaView, "media_id" | "poster_media_id" | "captions_media_id">[];
}

/** Keeps what was uploaded to go with films and recordings, or else the stills that the browser took of them. */
export async function keepBeside(
  form: FormData,
  api: ReturnType<typeof apiOf>,
  { mediaIds, now = [] }: Beside,
): Promise<void> {
  const sent = (name: string) => chosen(form, `${name}_done`).at(-1)?.split(" ")[0];
  for (const media_id of mediaIds) {
    const there = now.find((file) => file.media_id === media_id);
    const still = there?.poster_media_id ? "" : text(form, `still:${media_id}`);
    const poster = sent(`poster:${media_id}`) ?? still;
    const captions = sent(`captions:${media_id}`) ?? (text(form, `no_captions:${media_id}`) ? null : undefined);
    const body = {
      ...(poster && poster !== there?.poster_media_id ? { poster_media_id: poster } : {}),
      ...(captions !== undefined && captions !== there?.captions_media_id ? { captions_media_id: captions } : {}),
    };
    if (Object.keys(body).length > 0) await api.media.patchMedia({ params: { media_id }, body });
  }
}

interface Descriptions {
  readonly mediaIds: readonly string[];
  /** The descriptions that are there now. */
  readonly now: ReadonlyMap<string, string>;
  /** Whether the form goes over what was written elsewhere meanwhile. */
  readonly over?: boolean;
}

/**
 * Keeps what was written about each picture and film in this form; what the form left as it was given stays as it is now. False
 * when a picture was described otherwise elsewhere meanwhile: that description stays.
 */
export async function describeFiles(
  form: FormData,
  api: ReturnType<typeof apiOf>,
  { mediaIds, now, over = false }: Descriptions,
): Promise<boolean> {
  let isWhole = true;
  for (const media_id of mediaIds) {
    if (chosen(form, `alt:${media_id}`).length === 0) continue;
    const alt = text(form, `alt:${media_id}`).slice(0, 300);
    const there = now.get(media_id) ?? "";
    const given = form.has(`alt_was:${media_id}`) ? text(form, `alt_was:${media_id}`) : there;
    // What was not typed here goes over nothing.
    if (alt === there || alt === given) continue;
    if (given === there || over) await api.media.patchMedia({ params: { media_id }, body: { alt } });
    else isWhole = false;
  }
  return isWhole;
}
