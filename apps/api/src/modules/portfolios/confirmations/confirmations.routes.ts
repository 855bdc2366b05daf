import { portfoliosApi } from "#api-schema/portfolios.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askConfirmation } from "./ask-confirmation.ts";
import { listConfirmations, listFinishedContracts, readConfirmation } from "./read-confirmations.ts";
import { answerConfirmation, settleConfirmation } from "./settle-confirmation.ts";

export function registerConfirmationRoutes(http: HttpApp, platform: Platform): void {
  serve(http, portfoliosApi.listFinishedContracts, ({ actor, query }) => listFinishedContracts(platform, actor, query));
  serve(http, portfoliosApi.askConfirmation, ({ actor, params, body }) =>
    askConfirmation(platform, actor, {
      itemId: params.item_id,
      contractId: body.contract_id,
      message: body.message ?? "",
    }),
  );
  serve(http, portfoliosApi.listConfirmations, ({ actor, query }) => listConfirmations(platform, actor, query));
  serve(http, portfoliosApi.getConfirmation, ({ actor, params }) =>
    readConfirmation(platform, actor, params.confirmation_id),
  );
  serve(http, portfoliosApi.confirmWork, ({ actor, params, body }) =>
    answerConfirmation(platform, actor, params.confirmation_id, {
      move: "confirm",
      itemVersion: body.item_version,
      showName: body.show_name,
    }),
  );
  serve(http, portfoliosApi.declineConfirmation, ({ actor, params, body }) =>
    answerConfirmation(platform, actor, params.confirmation_id, { move: "decline", reason: body.reason }),
  );
  serve(http, portfoliosApi.withdrawConfirmation, ({ actor, params }) =>
    answerConfirmation(platform, actor, params.confirmation_id, { move: "withdraw" }),
  );
  serve(http, portfoliosApi.cancelConfirmation, ({ actor, params }) =>
    settleConfirmation(platform, actor, params.confirmation_id, { move: "cancel" }),
  );
}
