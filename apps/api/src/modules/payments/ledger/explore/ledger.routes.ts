import { paymentsApi } from "#api-schema/payments.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { checkBooks } from "../check-books.ts";
import { readAccount, readAccounts, readJournal, readJournals, readLedger, readLines } from "./read-ledger.ts";

export function registerLedgerRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.readLedger, () => readLedger(platform));
  serve(http, paymentsApi.checkLedger, ({ actor }) => checkBooks(platform, actor.userId));
  serve(http, paymentsApi.listLedgerAccounts, ({ query }) => readAccounts(platform, query));
  serve(http, paymentsApi.getLedgerAccount, ({ params, query }) => readAccount(platform, params.account_id, query.at));
  serve(http, paymentsApi.listLedgerLines, ({ params, query }) => readLines(platform, params.account_id, query));
  serve(http, paymentsApi.listJournals, ({ query }) => readJournals(platform, query));
  serve(http, paymentsApi.getJournal, ({ params }) => readJournal(platform, params.journal_id));
}
