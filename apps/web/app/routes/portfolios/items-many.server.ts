import { href } from "react-router";
import { describeFiles, filesShownAgain, keepBeside, uploadBeside } from "../../features/media/files-in-form.server.ts";
import { uploadFormFiles } from "../../features/media/upload-form-files.server.ts";
import { loadOwnPortfolio } from "../../features/portfolios/editor/load-own.server.ts";
import { pieceOfFile } from "../../features/portfolios/editor/piece-of-file.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, newFormKey, submit, text } from "../../lib/form.server.ts";
import { isProblem } from "../../lib/problem.ts";
import { splitTags } from "../../lib/tags-text.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import type { Route } from "./+types/items-many.ts";

export async function loader(args: Route.LoaderArgs) {
  const { portfolio_id, title } = await loadOwnPortfolio(args, args.params.portfolio_id);
  const storage = await load(args.request, apiOf(args).media.getStorage());
  return { portfolio: { portfolio_id, title }, storage, formKey: newFormKey() };
}

/** Each file becomes a piece, in their order. Sent twice, also after a refusal half way, each is there once. */
export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(portfolioEditorText, args.context.get(pageContext).preferences.locale);
  const { media, portfolios } = apiOf(args);
  const params = { portfolio_id: args.params.portfolio_id };
  return submit(args.request, form, async () => {
    const mediaIds = await uploadFormFiles(form, "media", args);
    await uploadBeside(form, args, mediaIds);
    const again = filesShownAgain(form);
    if (again) return again;
    if (mediaIds.length === 0) throw new FormRefusal({ media: words.missing.image });
    await describeFiles(form, apiOf(args), { mediaIds, now: new Map() });
    await keepBeside(form, apiOf(args), { mediaIds });
    const shared = { client: text(form, "client"), role: text(form, "role"), tags: splitTags(text(form, "tags")) };
    const key = text(form, "idempotency_key") || newFormKey();
    // By its file, not its place: where one was refused the others come again, with less before them.
    for (const media_id of mediaIds) {
      const piece = pieceOfFile(await media.getMedia({ params: { media_id } }));
      const body = { ...piece, ...shared, media: [media_id] };
      await unlessThere(portfolios.addItem({ params, body, idempotencyKey: `${key}-${media_id}` }));
    }
    return redirectWithToast(href("/portfolios/:portfolio_id/edit", params), words.itemsAdded(mediaIds.length));
  });
}

/** A refused call gives its key back: with other words the key is that of a piece that the file has already. */
async function unlessThere(adding: Promise<unknown>): Promise<void> {
  try {
    await adding;
  } catch (error) {
    if (!isProblem(error) || error.problem.code !== "idempotency.key_reused") throw error;
  }
}
