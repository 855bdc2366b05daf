import { apiOf } from "./api.server.ts";
import { chosen, FormRefusal } from "./form.server.ts";

type Context = Parameters<typeof apiOf>[0]["context"];

/** Most bytes of all files of one form together: what the page server takes in one request, less some for the words. */
export const FORM_FILES_BYTES_MAX = 25 * 1_000_000;

interface FilesOptions {
  readonly context: Context;
  /** What to say when they are too large together. */
  readonly refusal: string;
}

/**
 * Uploads the files that a form carries and gives the ids of all that belong to it. What was uploaded is noted in the
 * form as `<name>_done`, so that a refusal of something else sends it back and nobody chooses a file twice.
 */
export async function uploadFiles(form: FormData, name: string, { context, refusal }: FilesOptions): Promise<string[]> {
  const files = form.getAll(name).filter((file): file is File => file instanceof File && file.size > 0);
  if (files.reduce((sum, file) => sum + file.size, 0) > FORM_FILES_BYTES_MAX)
    throw new FormRefusal({ [name]: refusal });
  for (const file of files) {
    const body = new Uint8Array(await file.arrayBuffer());
    const query = { name: file.name.slice(0, 200) || "file" };
    const { media_id } = await apiOf({ context }).media.uploadMedia({ query, body });
    form.append(`${name}_done`, `${media_id} ${query.name}`);
  }
  return chosen(form, `${name}_done`).flatMap((done) => done.split(" ")[0] ?? []);
}
