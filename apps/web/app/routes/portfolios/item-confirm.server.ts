import { data, href } from "react-router";
import type { ContractToShow } from "#api-schema/confirmations.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { confirmationsText } from "../../messages/confirmations.ts";
import type { Route } from "./+types/item-confirm.ts";

const SHOWN_MAX = 100;

export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { item_id, portfolio_id } = args.params;
  const { portfolios } = apiOf(args);
  const { item, portfolio } = await load(args.request, portfolios.getItem({ params: { item_id } }));
  if (!item.can.includes("edit") || item.portfolio_id !== portfolio_id) throw data(null, { status: 404 });
  const [contracts, asked] = await Promise.all([
    load(args.request, everyFinished(portfolios)),
    load(args.request, portfolios.listConfirmations({ query: { item_id, role: "owner", limit: SHOWN_MAX } })),
  ]);
  return {
    item,
    portfolio: { portfolio_id, title: portfolio.title },
    contracts: contracts.filter(({ client }) => client !== null),
    asked: asked.data,
    live: asked.data.some(({ state }) => state === "asked" || state === "confirmed"),
    formKey: newFormKey(),
  };
}

/** Also the older ones: what was made years ago can be confirmed as well. */
async function everyFinished(portfolios: ReturnType<typeof apiOf>["portfolios"]): Promise<readonly ContractToShow[]> {
  const contracts: ContractToShow[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; cursor?: string } = { limit: SHOWN_MAX, ...(cursor === null ? {} : { cursor }) };
    const page = await portfolios.listFinishedContracts({ query });
    contracts.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor !== null);
  return contracts;
}

export async function action(args: Route.ActionArgs) {
  requireViewer(args);
  const form = await args.request.formData();
  const words = textFor(confirmationsText, args.context.get(pageContext).preferences.locale);
  return submit(args.request, form, async () => {
    const contract_id = text(form, "contract_id");
    if (contract_id === "") throw new FormRefusal({ contract_id: words.choose });
    const body = { contract_id, message: text(form, "message") };
    const params = { item_id: args.params.item_id };
    const { confirmation_id } = await apiOf(args).portfolios.askConfirmation({ params, body, ...formKey(form) });
    return redirectWithToast(href("/confirmations/:confirmation_id", { confirmation_id }), words.asked);
  });
}
