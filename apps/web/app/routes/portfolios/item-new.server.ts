import { href } from "react-router";
import { describeFiles, filesShownAgain, keepBeside, uploadBeside } from "../../features/media/files-in-form.server.ts";
import { uploadFormFiles } from "../../features/media/upload-form-files.server.ts";
import { readItem } from "../../features/portfolios/editor/item-form.server.ts";
import { loadOwnPortfolio } from "../../features/portfolios/editor/load-own.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import type { Route } from "./+types/item-new.ts";

export async function loader(args: Route.LoaderArgs) {
  const { portfolio_id, title } = await loadOwnPortfolio(args, args.params.portfolio_id);
  const storage = await load(args.request, apiOf(args).media.getStorage());
  return { portfolio: { portfolio_id, title }, storage, formKey: newFormKey() };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(portfolioEditorText, args.context.get(pageContext).preferences.locale);
  const api = apiOf(args);
  const params = { portfolio_id: args.params.portfolio_id };
  return submit(args.request, form, async () => {
    const mediaIds = await uploadFormFiles(form, "media", args);
    await uploadBeside(form, args, mediaIds);
    const again = filesShownAgain(form);
    if (again) return again;
    const body = readItem(form, { words, mediaIds });
    await describeFiles(form, api, { mediaIds, now: new Map() });
    await keepBeside(form, apiOf(args), { mediaIds });
    await api.portfolios.addItem({ params, body, ...formKey(form) });
    return redirectWithToast(href("/portfolios/:portfolio_id/edit", params), words.itemAdded);
  });
}
