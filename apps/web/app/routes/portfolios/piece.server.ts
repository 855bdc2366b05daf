import { data, redirect } from "react-router";
import { previewOf } from "../../features/media/picture-of.ts";
import { shownPiece } from "../../features/portfolios/shown-pieces.server.ts";
import { similarPieces } from "../../features/portfolios/similar/similar-data.server.ts";
import { apiOf, load } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { pieceHref, shareImageOf } from "../../lib/links.ts";
import { allTopics, topicName } from "../../lib/topics.server.ts";
import type { Route } from "./+types/piece.ts";

const ID = /^[0-9a-f-]{36}$/;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  if (!params.handle.startsWith("@") || !ID.test(params.item_id)) throw data(null, { status: 404 });
  const api = apiOf({ context });
  const { item, portfolio } = await load(request, api.portfolios.getItem({ params: { item_id: params.item_id } }));
  const { owner, slug, title, state, category_id } = portfolio;
  // A piece has one address, also after its maker's or its portfolio's has changed.
  if (params.handle !== `@${owner.handle}` || params.slug !== slug)
    throw redirect(pieceHref(owner.handle, slug, item.item_id));
  const topics = await load(request, allTopics(api, context));
  return {
    item: shownPiece(item),
    tags: item.tags,
    owner,
    portfolio: { slug, title, state },
    origin: context.get(pageContext).origin,
    topic: topicName(topics, category_id),
    picture: item.media.map((file) => previewOf(file)?.src).find(Boolean) ?? shareImageOf(item.portfolio_id),
    similar: await similarPieces(api.portfolios, item, topics),
  };
}
