import { actOnPortfolio } from "../../features/portfolios/editor/act-on-portfolio.server.ts";
import { loadOwnPortfolio } from "../../features/portfolios/editor/load-own.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { allTopics, topicName } from "../../lib/topics.server.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import type { Route } from "./+types/edit.ts";

export async function loader(args: Route.LoaderArgs) {
  const portfolio = await loadOwnPortfolio(args, args.params.portfolio_id, "delete");
  const topics = await load(args.request, allTopics(apiOf(args), args.context));
  return { portfolio, topic: topicName(topics, portfolio.category_id) };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const words = textFor(portfolioEditorText, args.context.get(pageContext).preferences.locale);
  const act = { api: apiOf(args), words, portfolioId: args.params.portfolio_id };
  return submit(args.request, form, () => actOnPortfolio(form, act));
}
