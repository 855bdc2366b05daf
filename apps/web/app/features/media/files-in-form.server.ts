import { apiOf } from "../../lib/api.server.ts";
import { chosen, text } from "../../lib/form.server.ts";
import type { FormReply } from "../../lib/form.ts";
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

/** Keeps the pictures that were chosen to stand for films and recordings, or else the stills the browser took of them. */
export async function keepPosters(
  form: FormData,
  args: Parameters<typeof uploadFormFiles>[2] & Parameters<typeof apiOf>[0],
  mediaIds: readonly string[],
): Promise<void> {
  for (const media_id of mediaIds) {
    const [chosenId] = await uploadFormFiles(form, `poster:${media_id}`, args);
    const poster_media_id = chosenId ?? text(form, `still:${media_id}`);
    if (poster_media_id) await apiOf(args).media.patchMedia({ params: { media_id }, body: { poster_media_id } });
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
 * Keeps what was written about each picture in this form; what the form left as it was given stays as it is now. False
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
    if (alt === there || (alt === given && !over)) continue;
    if (given === there || over) await api.media.patchMedia({ params: { media_id }, body: { alt } });
    else isWhole = false;
  }
  return isWhole;
}
