import { whole } from "#api-schema/core.ts";
import { paymentsApi } from "#api-schema/payments.ts";
import { assert } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { sendMethodChargeJob } from "./charge-saved-method.ts";
import { confirmMethodCharge, readMethodCharge } from "./confirm-method-charge.ts";
import { forgetMethod } from "./forget-method.ts";
import { chooseDefault, readSavedMethods } from "./read-saved-methods.ts";
import { forgetMethodJob, removeSavedMethod } from "./remove-saved-method.ts";
import {
  METHOD_SETTLEMENT_TIMER,
  sendMethodCharge,
  settleMethodCharge,
  settleMethodChargeJob,
} from "./send-method-charge.ts";
import { readMethodSetup, startMethodSetup } from "./set-up-method.ts";
import { tellExpiries } from "./tell-expiry.ts";
import { readCardUse } from "./what-hangs.ts";

/** Routes and jobs of saved cards. */
export function registerSavedMethods(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.listSavedMethods, async ({ actor }) => whole(await readSavedMethods(platform, actor)));
  serve(http, paymentsApi.startMethodSetup, ({ actor, query, idempotencyKey }) => {
    assert(idempotencyKey, "money routes have a key");
    return startMethodSetup(platform, actor, idempotencyKey, query.plan);
  });
  serve(http, paymentsApi.getMethodSetup, ({ actor, params }) =>
    readMethodSetup(platform, actor, params.method_setup_id),
  );
  serve(http, paymentsApi.setDefaultMethod, ({ actor, params }) =>
    chooseDefault(platform, actor, params.saved_method_id),
  );
  serve(http, paymentsApi.getCardUse, ({ actor, params }) => readCardUse(platform, actor, params.saved_method_id));
  serve(http, paymentsApi.removeSavedMethod, async ({ actor, params }) => {
    await removeSavedMethod(platform, actor, params.saved_method_id);
    return undefined;
  });
  serve(http, paymentsApi.getMethodCharge, ({ actor, params }) =>
    readMethodCharge(platform, actor, params.method_charge_id),
  );
  serve(http, paymentsApi.confirmMethodCharge, ({ actor, params }) =>
    confirmMethodCharge(platform, actor, params.method_charge_id),
  );

  const { jobs, timers } = platform;
  jobs.handle(settleMethodChargeJob, ({ method_charge_id }) => settleMethodCharge(platform, method_charge_id));
  timers.onDue(METHOD_SETTLEMENT_TIMER, (tx, { ref }) =>
    jobs.enqueue(tx, settleMethodChargeJob, { method_charge_id: ref }),
  );
  jobs.handle(sendMethodChargeJob, ({ method_charge_id }) => sendMethodCharge(platform, method_charge_id));
  jobs.daily("payments.tell_card_expiries", "23 6 * * *", async () => void (await tellExpiries(platform)));
  jobs.handle(forgetMethodJob, ({ saved_method_id }) => forgetMethod(platform, saved_method_id));
}
