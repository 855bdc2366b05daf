import { apiOf } from "./api.server.ts";
import { FormRefusal } from "./form.server.ts";

const IMAGE_BYTES_MAX = 10 * 1_000_000;
const imageTypes = ["image/jpeg", "image/png", "image/webp"];

type Context = Parameters<typeof apiOf>[0]["context"];

/** Uploads the picture a form carries and gives its id; undefined when the field was left alone. */
export async function uploadPicture(
  form: FormData,
  name: string,
  { context, refusal }: { context: Context; refusal: string },
): Promise<string | undefined> {
  const file = form.get(name);
  if (!(file instanceof File) || file.size === 0) return undefined;
  if (file.size > IMAGE_BYTES_MAX || !imageTypes.includes(file.type)) throw new FormRefusal({ [name]: refusal });
  const body = new Uint8Array(await file.arrayBuffer());
  const { media_id } = await apiOf({ context }).media.uploadMedia({ query: { name: file.name.slice(0, 200) }, body });
  return media_id;
}
