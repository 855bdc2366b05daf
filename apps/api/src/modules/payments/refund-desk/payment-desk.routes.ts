import { paymentsApi } from "#api-schema/payments.ts";
import { assert } from "#platform/errors/index.ts";
import { type HttpApp, keyed, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { answerRefundOrder, orderRefund } from "./order-refund.ts";
import { listAllPayments, readPaymentAsAdmin } from "./payment-desk.ts";

export function registerPaymentDesk(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.listAllPayments, ({ query }) => listAllPayments(platform, query));
  serve(http, paymentsApi.getPaymentAsAdmin, ({ actor, params }) =>
    readPaymentAsAdmin(platform, actor, params.transaction_id),
  );
  serve(http, paymentsApi.orderRefund, ({ actor, params, body, idempotencyKey }) => {
    assert(idempotencyKey, "money routes have a key");
    return orderRefund(platform, actor, {
      transactionId: params.transaction_id,
      amount: body.amount ?? null,
      wholeMonth: body.whole_month ?? false,
      bearer: body.bearer,
      reason: body.reason,
      idempotencyKey,
    });
  });
  serve(http, paymentsApi.answerRefundOrder, ({ actor, params, body, idempotencyKey }) =>
    answerRefundOrder(platform, keyed(actor, idempotencyKey), {
      orderId: params.refund_order_id,
      answer: body.answer,
      note: body.note ?? "",
    }),
  );
}
