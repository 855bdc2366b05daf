import { href } from "react-router";
import { filesShownAgain } from "../../features/media/files-in-form.server.ts";
import { uploadFormFiles } from "../../features/media/upload-form-files.server.ts";
import { loadOwnPortfolio } from "../../features/portfolios/editor/load-own.server.ts";
import { readPortfolio } from "../../features/portfolios/editor/portfolio-form.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { newFormKey, submit, text } from "../../lib/form.server.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { allTopics, topicChoices } from "../../lib/topics.server.ts";
import { formText } from "../../messages/form.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import type { Route } from "./+types/details.ts";

export async function loader(args: Route.LoaderArgs) {
  const portfolio = await loadOwnPortfolio(args, args.params.portfolio_id);
  const { title, description, category_id, tags } = portfolio;
  const [topics, suggested] = await Promise.all([
    load(args.request, allTopics(apiOf(args), args.context)),
    load(args.request, apiOf(args).portfolios.suggest({ body: { title, text: description, category_id, tags } })),
  ]);
  return {
    suggested,
    portfolio: { ...portfolio, items: [] },
    topics: topicChoices(topics),
    formKey: newFormKey(),
  };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(portfolioEditorText, locale);
  const sentence = textFor(formText, locale).stale;
  const { portfolios } = apiOf(args);
  const params = { portfolio_id: args.params.portfolio_id };
  const work = async () => {
    const [coverMediaId = null] = await uploadFormFiles(form, "cover", args);
    const again = filesShownAgain(form);
    if (again) return again;
    const body = { ...readPortfolio(form, { words, coverMediaId }), version: Number(text(form, "version")) || 1 };
    const current = () => portfolios.getPortfolio({ params });
    await orStale(form, portfolios.patchPortfolio({ params, body }), { sentence, current });
    return redirectWithToast(href("/portfolios/:portfolio_id/edit", params), words.saved);
  };
  return submit(args.request, form, work, { fields: { "portfolio.slug_taken": "slug" } });
}
