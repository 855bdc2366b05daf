import { href } from "react-router";
import { filesShownAgain } from "../../features/media/files-in-form.server.ts";
import { uploadFormFiles } from "../../features/media/upload-form-files.server.ts";
import { readPortfolio } from "../../features/portfolios/editor/portfolio-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { allTopics, topicChoices } from "../../lib/topics.server.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import type { Route } from "./+types/new.ts";

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const topics = await load(args.request, allTopics(apiOf(args), args.context));
  return { topics: topicChoices(topics), formKey: newFormKey() };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(portfolioEditorText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const [coverMediaId = null] = await uploadFormFiles(form, "cover", args);
    const again = filesShownAgain(form);
    if (again) return again;
    const body = readPortfolio(form, { words, coverMediaId });
    const { portfolio_id } = await apiOf(args).portfolios.createPortfolio({ body, ...formKey(form) });
    return redirectWithToast(href("/portfolios/:portfolio_id/edit", { portfolio_id }), words.begun);
  });
}
