import { currenciesOffered } from "../../features/hiring/currencies.server.ts";
import { amountInField, faultInField } from "../../features/hiring/form-amounts.ts";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { pageContext } from "../../lib/context.ts";
import type { FormReply } from "../../lib/form.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { isTooLarge } from "../../lib/money-text.ts";
import { textFor } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import type { Route } from "./+types/page.ts";

const EXAMPLE = { amount: "100000", currency: "EUR" };

export async function loader(args: Route.LoaderArgs) {
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(feesText, locale);
  const typed = new FormData();
  for (const [name, value] of pageUrl(args.request).searchParams) typed.append(name, value);
  const isAsked = typed.has("amount");
  const amountIs = typed.get("amount_is") === "total" ? "total" : "price";
  const amount = isAsked ? amountInField(typed, "amount", locale) : EXAMPLE;
  const quote = await quoteOrNull(args, amount, null, amountIs);
  const reply: FormReply | null =
    isAsked && !quote
      ? {
          values: {
            amount: [String(typed.get("amount"))],
            amount_currency: [String(typed.get("amount_currency") ?? "EUR")],
            amount_is: [amountIs],
          },
          errors: {
            amount:
              amount && amountIs === "total" && !isTooLarge(amount)
                ? words.feesTakeAll
                : faultInField(typed, "amount", { locale, refusal: words.badAmount }),
          },
          message: null,
        }
      : null;
  return { amount, amountIs, quote, reply, currencies: await currenciesOffered(args, EXAMPLE.currency) };
}
