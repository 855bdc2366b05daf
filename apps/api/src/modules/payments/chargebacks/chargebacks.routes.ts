import { evidenceKinds } from "#api-schema/evidence-files.ts";
import { paymentsApi as api } from "#api-schema/payments.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { draftEvidence } from "./draft-evidence.ts";
import { listChargebacks, readChargeback, readHolds } from "./read-chargebacks.ts";
import { submitEvidence } from "./submit-evidence.ts";

export function registerChargebackRoutes(http: HttpApp, platform: Platform): void {
  serve(http, api.getHolds, ({ actor }) => readHolds(platform, actor));
  serve(http, api.listChargebacks, ({ actor, query }) => listChargebacks(platform, actor, query));
  serve(http, api.getChargeback, ({ actor, params }) => readChargeback(platform, actor, params.chargeback_id));
  serve(http, api.draftChargebackEvidence, ({ actor, params }) => draftEvidence(platform, actor, params.chargeback_id));
  serve(http, api.submitChargebackEvidence, ({ actor, params, body }) => {
    const files = evidenceKinds.flatMap((shows) => {
      const mediaId = body[shows];
      return mediaId === undefined ? [] : [{ shows, mediaId }];
    });
    return submitEvidence(platform, actor, { chargebackId: params.chargeback_id, text: body.text, files });
  });
}
