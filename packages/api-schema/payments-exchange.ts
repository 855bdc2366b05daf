// The routes of changing money of a wallet into another currency.
import { Id, record, route } from "./core.ts";
import { ExchangeQuoteBody, ExchangeQuoteView } from "./payments-views.ts";

export const exchangeRoutes = {
  quoteExchange: route({
    method: "POST",
    path: "/api/exchange-quotes",
    summary: "What you would get for money of your wallet in another currency; holds for 60 seconds",
    access: "verified",
    scope: null,
    body: ExchangeQuoteBody,
    response: ExchangeQuoteView,
    status: 201,
    errors: [
      "exchange.invalid_amount",
      "exchange.same_currency",
      "exchange.no_rate",
      "exchange.rate_too_old",
      "exchange.too_little",
      "payment.gateway_away",
      "payment.gateway_refused",
    ],
  }),
  getExchangeQuote: route({
    method: "GET",
    path: "/api/exchange-quotes/:quote_id",
    summary: "One quote of yours",
    access: "signed_in",
    scope: null,
    params: record({ quote_id: Id }),
    response: ExchangeQuoteView,
    errors: ["exchange.not_found"],
  }),
  acceptExchange: route({
    method: "POST",
    path: "/api/exchange-quotes/:quote_id/acceptance",
    summary: "Change the money as quoted, once",
    access: "verified",
    scope: null,
    rate: "money",
    params: record({ quote_id: Id }),
    response: ExchangeQuoteView,
    errors: ["exchange.not_found", "exchange.expired", "exchange.already_accepted", "exchange.not_enough"],
  }),
};
