// What is like a portfolio, and why.
import { type Static, Type } from "typebox";
import { Id, nullable, record, route } from "./core.ts";
import { Slug } from "./people.ts";
import { PortfolioCard } from "./portfolio-views.ts";

export const SimilarPortfolios = record({
  /** At most six, the most alike first. */
  data: Type.Array(
    record({
      portfolio: PortfolioCard,
      because: record({
        topic: nullable(Slug),
        tags: Type.Array(Type.String()),
        skills: Type.Integer({ description: "How many skills both makers have." }),
      }),
    }),
  ),
});
export type SimilarPortfolios = Static<typeof SimilarPortfolios>;

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
};
