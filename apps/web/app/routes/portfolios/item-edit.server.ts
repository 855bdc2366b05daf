import { data, href } from "react-router";
import { describeFiles, filesShownAgain, keepBeside, uploadBeside } from "../../features/media/files-in-form.server.ts";
import { uploadFormFiles } from "../../features/media/upload-form-files.server.ts";
import { readItem } from "../../features/portfolios/editor/item-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { newFormKey, submit, text } from "../../lib/form.server.ts";
import { comesBackStale, orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { formText } from "../../messages/form.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import type { Route } from "./+types/item-edit.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { item_id, portfolio_id } = args.params;
  const { media, portfolios } = apiOf(args);
  const { item, portfolio } = await load(args.request, portfolios.getItem({ params: { item_id } }));
  if (!item.can.includes("edit") || item.portfolio_id !== portfolio_id) throw data(null, { status: 404 });
  const asked = await load(
    args.request,
    portfolios.listConfirmations({ query: { item_id, state: ["asked"], limit: 1 } }),
  );
  const { title, story, tags } = item;
  const suggested = await load(args.request, portfolios.suggest({ body: { title, text: story, tags } }));
  const storage = await load(args.request, media.getStorage());
  return {
    item,
    portfolio: { portfolio_id, title: portfolio.title },
    waiting: asked.data.length > 0,
    suggested,
    storage,
    formKey: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(portfolioEditorText, locale);
  const sentence = textFor(formText, locale).stale;
  const api = apiOf(args);
  const { item_id, portfolio_id } = args.params;
  const params = { item_id };
  // It came back once, and is to go over what was written meanwhile.
  const over = text(form, "stale") === "yes";
  return submit(args.request, form, async () => {
    const mediaIds = await uploadFormFiles(form, "media", args);
    await uploadBeside(form, args, mediaIds);
    const again = filesShownAgain(form);
    if (again) return again;
    const body = { ...readItem(form, { words, mediaIds }), version: Number(text(form, "version")) || 1 };
    const current = async () => (await api.portfolios.getItem({ params })).item;
    const now = new Map((await current()).media.map((media) => [media.media_id, media.alt]));
    await orStale(form, api.portfolios.replaceItem({ params, body }), { sentence, current });
    if (!(await describeFiles(form, api, { mediaIds, now, over })))
      throw await comesBackStale(form, { sentence, current });
    await keepBeside(form, api, { mediaIds });
    return redirectWithToast(href("/portfolios/:portfolio_id/edit", { portfolio_id }), words.itemSaved);
  });
}
