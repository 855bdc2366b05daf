import { paymentsApi } from "#api-schema/payments.ts";
import { assert } from "#platform/errors/index.ts";
import { type HttpApp, keyed, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listAllRefunds, readDeskRefund, retryRefundByHand } from "./list-refunds.ts";
import { answerRefundOrder, orderRefund } from "./order-refund.ts";
import { listAllPayments, readPaymentAsAdmin } from "./payment-desk.ts";
import { answerRefundSettlement, settleRefund } from "./settle-refund.ts";

function registerRefunds(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.listAllRefunds, ({ actor, query }) => listAllRefunds(platform, actor, query));
  serve(http, paymentsApi.getRefundAsAdmin, ({ actor, params }) => readDeskRefund(platform, actor, params.refund_id));
  serve(http, paymentsApi.retryRefund, ({ actor, params, idempotencyKey }) =>
    retryRefundByHand(platform, keyed(actor, idempotencyKey), params.refund_id),
  );
  serve(http, paymentsApi.settleRefund, async ({ actor, params, body, idempotencyKey }) => {
    const input = { refundId: params.refund_id, transfer: body.transfer, paidOn: body.paid_on };
    await settleRefund(platform, keyed(actor, idempotencyKey), input);
    return readDeskRefund(platform, actor, params.refund_id);
  });
  serve(http, paymentsApi.answerRefundSettlement, async ({ actor, params, body, idempotencyKey }) => {
    const input = { refundId: params.refund_id, answer: body.answer };
    await answerRefundSettlement(platform, keyed(actor, idempotencyKey), input);
    return readDeskRefund(platform, actor, params.refund_id);
  });
}

export function registerPaymentDesk(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.listAllPayments, ({ query }) => listAllPayments(platform, query));
  serve(http, paymentsApi.getPaymentAsAdmin, ({ actor, params }) =>
    readPaymentAsAdmin(platform, actor, params.transaction_id),
  );
  registerRefunds(http, platform);
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
