import type { RouterContextProvider } from "react-router";
import { FormRefusal } from "../../lib/form.server.ts";
import { uploadFormFiles } from "./upload-form-files.server.ts";

const IMAGE_BYTES_MAX = 10 * 1_000_000;
const imageTypes = ["image/jpeg", "image/png", "image/webp"];

/**
 * Uploads the picture a form carries and gives its id, or that of one that was uploaded before the form was refused;
 * undefined when the field was left alone.
 */
export async function uploadPicture(
  form: FormData,
  name: string,
  { context, refusal }: { context: Readonly<RouterContextProvider>; refusal: string },
): Promise<string | undefined> {
  const file = form.get(name);
  const isChosen = file instanceof File && file.size > 0;
  if (isChosen && (file.size > IMAGE_BYTES_MAX || !imageTypes.includes(file.type)))
    throw new FormRefusal({ [name]: refusal });
  // The last one was chosen last.
  return (await uploadFormFiles(form, name, { context })).at(-1);
}
