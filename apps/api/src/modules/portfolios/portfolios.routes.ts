import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { portfoliosApi } from "#api-schema/portfolios.ts";
import { countVisitors, type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { createPortfolio } from "./create-portfolio.ts";
import { deletePortfolio } from "./delete-portfolio.ts";
import { duplicatePortfolio } from "./duplicate-portfolio.ts";
import { patchPortfolio, replacePortfolio } from "./edit-portfolio.ts";
import type { ViewCounter } from "./insights/count-views.ts";
import { likePortfolio, unlikePortfolio } from "./like-portfolio.ts";
import { listPortfolios } from "./list-portfolios.ts";
import { movePortfolio } from "./move-portfolio.ts";
import { orderPortfolios } from "./order-portfolios.ts";
import { readPortfolio, readPortfolioBySlug } from "./read-portfolio.ts";
import { shareImage } from "./share-image.ts";
import { listSimilar } from "./similar/list-similar.ts";
import { listSimilarPieces } from "./similar/list-similar-pieces.ts";

export function registerPortfolioRoutes(http: HttpApp, platform: Platform, views: ViewCounter): void {
  serve(http, portfoliosApi.listPortfolios, ({ actor, query }) => listPortfolios(platform, actor, query));
  serve(http, portfoliosApi.createPortfolio, ({ actor, body }) => createPortfolio(platform, actor, body));
  serve(http, portfoliosApi.orderPortfolios, ({ actor, body }) => orderPortfolios(platform, actor, body));
  serve(http, portfoliosApi.getPortfolio, async (call) => {
    const shown = await readPortfolio(platform, call.actor, call.params.portfolio_id);
    countVisitors(call, (visitor) => views.note(pageOf(shown), visitor));
    return shown;
  });
  serve(http, portfoliosApi.getPortfolioBySlug, async (call) => {
    const shown = await readPortfolioBySlug(platform, call.actor, call.params);
    countVisitors(call, (visitor) => views.note(pageOf(shown), visitor));
    return shown;
  });
  serve(http, portfoliosApi.getShareImage, async ({ params, setHeader }) => {
    const picture = await shareImage(platform, params.portfolio_id);
    setHeader("content-type", "image/png");
    setHeader("cache-control", "public, max-age=3600");
    return picture;
  });
  serve(http, portfoliosApi.replacePortfolio, ({ actor, params, body, expectVersion }) =>
    replacePortfolio(platform, actor, { portfolioId: params.portfolio_id, body, expectVersion }),
  );
  serve(http, portfoliosApi.patchPortfolio, ({ actor, params, body, expectVersion }) =>
    patchPortfolio(platform, actor, { portfolioId: params.portfolio_id, body, expectVersion }),
  );
  serve(http, portfoliosApi.deletePortfolio, ({ actor, params, query }) =>
    deletePortfolio(platform, actor, { portfolioId: params.portfolio_id, seenAs: query.state }),
  );
  serve(http, portfoliosApi.duplicatePortfolio, ({ actor, params }) =>
    duplicatePortfolio(platform, actor, params.portfolio_id),
  );
  serve(http, portfoliosApi.publishPortfolio, ({ actor, params }) =>
    movePortfolio(platform, actor, { portfolioId: params.portfolio_id, move: "publish" }),
  );
  serve(http, portfoliosApi.unlistPortfolio, ({ actor, params }) =>
    movePortfolio(platform, actor, { portfolioId: params.portfolio_id, move: "unlist" }),
  );
  serve(http, portfoliosApi.archivePortfolio, ({ actor, params }) =>
    movePortfolio(platform, actor, { portfolioId: params.portfolio_id, move: "archive" }),
  );
  serve(http, portfoliosApi.listSimilar, ({ actor, params }) => listSimilar(platform, actor, params.portfolio_id));
  serve(http, portfoliosApi.listSimilarPieces, ({ actor, params }) =>
    listSimilarPieces(platform, actor, params.item_id),
  );
  serve(http, portfoliosApi.likePortfolio, ({ actor, params, address }) =>
    likePortfolio(platform, actor, { portfolioId: params.portfolio_id, address }),
  );
  serve(http, portfoliosApi.unlikePortfolio, ({ actor, params }) =>
    unlikePortfolio(platform, actor, params.portfolio_id),
  );
}

const pageOf = ({ portfolio_id, user_id }: PortfolioView) => ({
  portfolioId: portfolio_id,
  ownerId: user_id,
  pageId: portfolio_id,
});
