import type { apiOf } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal } from "../../lib/form.server.ts";
import { isProblem } from "../../lib/problem.ts";
import { textFor } from "../../lib/text.ts";
import { uploadFiles } from "../../lib/upload-files.server.ts";
import { hiringText } from "../../messages/hiring.ts";

/**
 * Uploads what the form carries before anything else of it is judged: so a mistake in another field loses no file. A
 * file that is refused is told at its field.
 */
export async function uploadFormFiles(
  form: FormData,
  name: string,
  { context }: Pick<Parameters<typeof apiOf>[0], "context">,
): Promise<string[]> {
  const refusal = textFor(hiringText, context.get(pageContext).preferences.locale).filesTooLarge;
  try {
    return await uploadFiles(form, name, { context, refusal });
  } catch (error) {
    if (!isProblem(error) || !error.code.startsWith("media.")) throw error;
    throw new FormRefusal({ [name]: error.problem.detail }, null, error.status);
  }
}
