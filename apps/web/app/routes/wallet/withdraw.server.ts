import { href } from "react-router";
import type { WalletView } from "#api-schema/payments-views.ts";
import { compare, fromWire, minorDigits, type WireMoney } from "#money";
import { amountInField, faultInField } from "../../features/hiring/form-amounts.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { pageContext } from "../../lib/context.ts";
import { formKey, newFormKey, submit, text } from "../../lib/form.server.ts";
import type { FormReply } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { pageUrl } from "../../lib/list-address.ts";
import { textFor, type WordsOf } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { moneyText } from "../../messages/money.ts";
import type { Route } from "./+types/withdraw.ts";

type Words = WordsOf<typeof moneyText>;

/** First how much and where to, by the address; then the same again to confirm. Back and "Change" lead from there to it. */
export async function loader(args: Route.LoaderArgs) {
  requireViewer(args);
  const { payments } = apiOf(args);
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(moneyText, locale);
  const params = pageUrl(args.request).searchParams;
  const [wallet, methods, identity] = await Promise.all([
    load(args.request, payments.getWallet()),
    load(args.request, payments.listPayoutMethods()),
    load(args.request, payments.getIdentityVerification()),
  ]);
  const code = params.get("amount_currency") ?? params.get("currency");
  const balance = wallet.balances.find((one) => one.currency === code) ?? wallet.balances[0] ?? null;
  const fitting = methods.data.filter((method) => method.currency === balance?.currency && !method.broken);
  const asked = balance && params.has("amount") ? readWish(params, { balance, locale, words }) : null;
  const method = fitting.find((one) => one.payout_method_id === params.get("payout_method_id"));
  const errors = { ...asked?.errors, ...(asked && !method ? { payout_method_id: words.methodRefusal } : {}) };
  const changes = params.has("change");
  const wish =
    !changes && asked?.amount && method && Object.keys(errors).length === 0 ? { amount: asked.amount, method } : null;
  return {
    can: wallet.can,
    identity,
    balance,
    methods: fitting,
    wish,
    reply: asked && !wish ? replyOf(params, changes ? {} : errors) : null,
    idempotencyKey: newFormKey(),
  };
}

interface WishOptions {
  readonly balance: WalletView["balances"][number];
  readonly locale: string;
  readonly words: Words;
}

/** The amount wished for, or why it cannot be withdrawn. */
function readWish(params: URLSearchParams, { balance, locale, words }: WishOptions) {
  const form = new FormData();
  for (const [name, value] of params) form.append(name, value);
  const amount = amountInField(form, "amount", locale);
  const refuse = (amountError: string) => ({ amount: null, errors: { amount: amountError } });
  if (!amount || amount.amount === "0" || amount.currency !== balance.currency)
    return refuse(faultInField(form, "amount", { locale, refusal: words.amountRefusal }));
  const isOver = (value: WireMoney, limit: WireMoney) => compare(fromWire(value), fromWire(limit)) > 0;
  if (isOver(amount, balance.available)) return refuse(words.notEnough(formatMoney(balance.available, locale)));
  const minimum = balance.minimum_payout;
  // All of it may go, however little, but for what is finer than the provider pays out.
  const [available, wished] = [fromWire(balance.available), fromWire(amount)];
  const isAll = available.minor - wished.minor < 10n ** BigInt(minorDigits[available.currency]);
  if (!isAll && isOver(minimum, amount)) return refuse(words.belowMinimum(formatMoney(minimum, locale)));
  return { amount, errors: {} };
}

function replyOf(params: URLSearchParams, errors: FormReply["errors"]): FormReply {
  const values = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
  return { values, errors, message: null };
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  const { locale } = args.context.get(pageContext).preferences;
  const words = textFor(moneyText, locale);
  return submit(args.request, form, async () => {
    const amount = { amount: text(form, "confirmed"), currency: text(form, "confirmed_currency") };
    await apiOf(args).payments.requestPayout({
      body: { amount, payout_method_id: text(form, "payout_method_id") },
      ...formKey(form),
    });
    return redirectWithToast(href("/wallet"), words.requested(formatMoney(amount, locale)));
  });
}
