import { paymentsApi } from "#api-schema/payments.ts";
import { type HttpApp, keyed, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { acceptExchange } from "./accept-exchange.ts";
import { quoteExchange, readQuote } from "./quote-exchange.ts";

export function registerExchangeRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.quoteExchange, ({ actor, body }) => quoteExchange(platform, actor, body));
  serve(http, paymentsApi.getExchangeQuote, ({ actor, params }) => readQuote(platform, actor, params.quote_id));
  serve(http, paymentsApi.acceptExchange, ({ actor, params, idempotencyKey }) =>
    acceptExchange(platform, keyed(actor, idempotencyKey), params.quote_id),
  );
}
