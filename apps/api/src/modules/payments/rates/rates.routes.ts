import { paymentsApi } from "#api-schema/payments.ts";
import { useRates } from "#modules/users/index.ts";
import { isCurrency, minorDigits } from "#money";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { ratesErrors } from "../payments.errors.ts";
import { ageOf, rebase } from "./rates.rules.ts";
import { showRates } from "./rates-figures.ts";
import { currencyNames, ratesOn } from "./reference.ts";

export function registerRatesRoutes(http: HttpApp, platform: Platform): void {
  useRates(async (at) => (await ratesOn(platform.db, platform, at)).rates);
  showRates(platform);
  serve(http, paymentsApi.listCurrencies, async () => {
    const { rates } = await ratesOn(platform.db, platform, platform.clock.now());
    const data = currencyNames(platform).flatMap(({ code, name }) =>
      isCurrency(code)
        ? [{ code, name, minor_units: minorDigits[code], has_rate: code === "EUR" || code in rates }]
        : [],
    );
    return { data };
  });

  serve(http, paymentsApi.getRates, async ({ query }) => {
    const day = await ratesOn(platform.db, platform, platform.clock.now());
    const base = query.base ?? day.base;
    const rates = rebase(day.rates, base);
    if (!rates)
      throw ratesErrors.unknownCurrency({
        fields: [{ pointer: "/query/base", detail: "There is no rate for this currency." }],
      });
    return {
      date: day.date,
      ...ageOf(day.date, platform.clock.now()),
      base,
      source: "European Central Bank",
      rates: [...rates],
    };
  });
}
