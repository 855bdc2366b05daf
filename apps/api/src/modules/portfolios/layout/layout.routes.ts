import { portfoliosApi } from "#api-schema/portfolios.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { forgetLayoutHistory } from "./forget-history.ts";
import { publishLayout } from "./publish-layout.ts";
import { readLayoutWork } from "./read-layout-work.ts";
import { restoreLayout, saveLayout } from "./save-layout.ts";

export function registerLayoutRoutes(http: HttpApp, platform: Platform): void {
  serve(http, portfoliosApi.getLayout, ({ actor, params }) => readLayoutWork(platform, actor, params.portfolio_id));
  serve(http, portfoliosApi.saveLayout, ({ actor, params, body, expectVersion }) =>
    saveLayout(platform, actor, {
      portfolioId: params.portfolio_id,
      layout: body.layout,
      byItself: body.by_itself ?? false,
      version: body.version,
      expectVersion,
    }),
  );
  serve(http, portfoliosApi.publishLayout, ({ actor, params, body, expectVersion }) =>
    publishLayout(platform, actor, { portfolioId: params.portfolio_id, version: body.version, expectVersion }),
  );
  serve(http, portfoliosApi.forgetLayoutHistory, ({ actor, params }) =>
    forgetLayoutHistory(platform, actor, params.portfolio_id),
  );
  serve(http, portfoliosApi.restoreLayout, ({ actor, params, body, expectVersion }) =>
    restoreLayout(platform, actor, {
      portfolioId: params.portfolio_id,
      restore: body.restore,
      version: body.version,
      expectVersion,
    }),
  );
}
