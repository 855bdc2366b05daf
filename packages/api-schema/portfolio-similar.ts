// What is like a portfolio or a piece of work, and why.
import { type Static, Type } from "typebox";
import { Id, nullable, record, route } from "./core.ts";
import { Slug } from "./people.ts";
import { PortfolioCard } from "./portfolio-views.ts";
import { WorkCard } from "./work-items.ts";

const Because = record({
  topic: nullable(Slug),
  tags: Type.Array(Type.String()),
  skills: Type.Integer({ description: "How many skills both makers have." }),
});

export const SimilarPortfolios = record({
  /** At most six, the most alike first. */
  data: Type.Array(record({ portfolio: PortfolioCard, because: Because })),
});
export type SimilarPortfolios = Static<typeof SimilarPortfolios>;

export const SimilarPieces = record({
  /** At most six, the most alike first. */
  data: Type.Array(record({ piece: WorkCard, because: Because })),
});
export type SimilarPieces = Static<typeof SimilarPieces>;

export const similarRoutes = {
  listSimilar: route({
    method: "GET",
    path: "/api/portfolios/:portfolio_id/similar",
    summary: "Published portfolios of other people that are like this one: by topic, tags and skills, with why.",
    access: "public",
    scope: "portfolios:read",
    params: record({ portfolio_id: Id }),
    response: SimilarPortfolios,
    errors: ["portfolio.not_found"],
  }),
  listSimilarPieces: route({
    method: "GET",
    path: "/api/portfolio-items/:item_id/similar",
    summary: "Pieces of other people's published work that are like this one: by topic, tags and skills, with why.",
    access: "public",
    scope: "portfolios:read",
    params: record({ item_id: Id }),
    response: SimilarPieces,
    errors: ["portfolio.item_not_found"],
  }),
};
