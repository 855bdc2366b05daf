import { paymentsApi } from "#api-schema/payments.ts";
import { equals, isPositive, type Money, money, sum } from "#money";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readAmount } from "../amounts.ts";
import { paymentErrors } from "../payments.errors.ts";
import { addPack, previewPack } from "./add-pack.ts";
import { feeErrors } from "./fees.errors.ts";
import { pinFees } from "./pin-fees.ts";
import { feeQuoteOfParts, feeQuoteView, priceWithin, requireFeesFit } from "./quote-fees.ts";
import { readPack, readPacks } from "./read-packs.ts";
import { withdrawPack } from "./withdraw-pack.ts";

/** Raises `payment.invalid_amount` where they do not add up to the price. */
function readParts(parts: readonly string[] | undefined, price: Money, isTotal: boolean): readonly Money[] | null {
  if (!parts) return null;
  const read = parts.map((minor) => money(BigInt(minor), price.currency));
  if (!isTotal && read.every(isPositive) && equals(sum(read, price.currency), price)) return read;
  throw paymentErrors.invalidAmount({
    fields: [{ pointer: "/query/parts", detail: "Parts are above zero and add up to the price." }],
  });
}

export function registerFeeRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.quoteFees, async ({ actor, query }) => {
    const { payer_id: payerId, recipient_id: recipientId } = query;
    // What others pay is theirs to know.
    const isNamed = payerId !== undefined || recipientId !== undefined;
    if (isNamed && (!actor || (actor.userId !== payerId && actor.userId !== recipientId))) throw feeErrors.notYours();
    const asked = readAmount({ amount: query.amount, currency: query.currency }, paymentErrors.invalidAmount, "/query");
    const feeRuleId = await pinFees(platform.db, platform, { kind: query.kind, recipientId: recipientId ?? null });
    const terms = { feeRuleId, amount: asked, payerId: payerId ?? null, recipientId: recipientId ?? null };
    const pointer = "/query/amount";
    const isTotal = query.amount_is === "total";
    const amount = isTotal ? await priceWithin(platform.db, platform, { ...terms, pointer }) : asked;
    const parts = readParts(query.parts, asked, isTotal) ?? [amount];
    const pointerOf = (place: number) => (query.parts ? `/query/parts/${place}` : pointer);
    await requireFeesFit(platform.db, platform, { ...terms, amounts: parts, pointer: pointerOf });
    return feeQuoteView(await feeQuoteOfParts(platform.db, platform, { ...terms, parts }));
  });

  serve(http, paymentsApi.listFeePacks, ({ query }) => readPacks(platform, query));
  serve(http, paymentsApi.getFeePack, ({ params }) => readPack(platform, params.fee_rule_id));
  serve(http, paymentsApi.previewFeePack, ({ body }) => previewPack(platform, body));
  serve(http, paymentsApi.addFeePack, ({ actor, body }) => addPack(platform, actor, body));
  serve(http, paymentsApi.withdrawFeePack, ({ actor, params, body }) =>
    withdrawPack(platform, actor, { feeRuleId: params.fee_rule_id, note: body.note }),
  );
}
