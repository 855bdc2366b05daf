import { whole } from "#api-schema/core.ts";
import { paymentsApi } from "#api-schema/payments.ts";
import { assert } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { addPayoutMethod } from "../payouts/add-payout-method.ts";
import { listPayoutMethods, removePayoutMethod } from "../payouts/payout-methods.ts";
import { readPayout, readPayouts } from "../payouts/read-payouts.ts";
import { continueIdentity } from "../payouts/recipients.ts";
import { requestPayout } from "../payouts/request-payout.ts";
import { readIdentity, submitIdentity } from "../payouts/verify-identity.ts";
import { statementCsv, statementPdf } from "./export-statement.ts";
import { readStatement } from "./read-statement.ts";
import { readWallet } from "./read-wallet.ts";
import type { StatementWish } from "./statement-query.ts";

export function registerWalletRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.getWallet, ({ actor }) => readWallet(platform, actor));
  serve(http, paymentsApi.listStatement, ({ actor, query }) => readStatement(platform, actor, query));
  serve(http, paymentsApi.downloadStatementCsv, async (call) => {
    const file = await statementCsv(platform, call.actor, call.query);
    call.setHeader("content-type", "text/csv; charset=utf-8");
    call.setHeader("content-disposition", `attachment; filename="${fileName(call.query)}.csv"`);
    call.setHeader("cache-control", "private, no-store");
    return file;
  });
  serve(http, paymentsApi.downloadStatementPdf, async (call) => {
    const file = await statementPdf(platform, call.actor, call.query);
    call.setHeader("content-type", "application/pdf");
    call.setHeader("content-disposition", `attachment; filename="${fileName(call.query)}.pdf"`);
    call.setHeader("cache-control", "private, no-store");
    return file;
  });

  serve(http, paymentsApi.listPayoutMethods, async ({ actor }) =>
    whole(await listPayoutMethods(platform.db, actor.userId)),
  );
  serve(http, paymentsApi.addPayoutMethod, ({ actor, body }) => addPayoutMethod(platform, actor, body));
  serve(http, paymentsApi.removePayoutMethod, async ({ actor, params }) => {
    await removePayoutMethod(platform, actor, params.payout_method_id);
    return undefined;
  });

  serve(http, paymentsApi.listPayouts, ({ actor, query }) => readPayouts(platform, actor, query));
  serve(http, paymentsApi.requestPayout, ({ actor, body, idempotencyKey }) => {
    assert(idempotencyKey, "money routes have a key");
    return requestPayout(platform, actor, { body, idempotencyKey });
  });
  serve(http, paymentsApi.getPayout, ({ actor, params }) => readPayout(platform, actor, params.payout_id));

  serve(http, paymentsApi.getIdentityVerification, ({ actor }) => readIdentity(platform, actor.userId));
  serve(http, paymentsApi.continueIdentity, ({ actor }) => continueIdentity(platform, actor));
  serve(http, paymentsApi.submitIdentity, ({ actor, body }) => submitIdentity(platform, actor, body));
}

// The schema lets nothing but digits, dashes and capitals through.
function fileName({ currency, from, to }: StatementWish): string {
  return ["kogi-statement", currency, from, to].filter((part) => part !== undefined).join("-");
}
