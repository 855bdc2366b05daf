import { paymentsApi } from "#api-schema/payments.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { taxYearCsv, taxYearPdf } from "./export-tax-year.ts";
import { readOrganisationProfile, saveOrganisationProfile } from "./organisation-profile.ts";
import { readTaxYear, readTaxYears } from "./read-tax-year.ts";
import { readTaxProfile, saveTaxProfile } from "./tax-profile.ts";

export function registerTaxRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.getTaxProfile, ({ actor }) => readTaxProfile(platform, actor));
  serve(http, paymentsApi.saveTaxProfile, ({ actor, body }) => saveTaxProfile(platform, actor, body));
  serve(http, paymentsApi.getOrganisationProfile, ({ actor, params }) =>
    readOrganisationProfile(platform, actor, params.organisation_id),
  );
  serve(http, paymentsApi.saveOrganisationProfile, ({ actor, params, body }) =>
    saveOrganisationProfile(platform, actor, { organisationId: params.organisation_id, body }),
  );
  serve(http, paymentsApi.listTaxYears, async ({ actor }) => ({ data: await readTaxYears(platform, actor) }));
  serve(http, paymentsApi.getTaxYear, ({ actor, params }) => readTaxYear(platform, actor, Number(params.year)));
  serve(http, paymentsApi.downloadTaxYearCsv, async (call) => {
    const file = await taxYearCsv(platform, call.actor, Number(call.params.year));
    call.setHeader("content-type", "text/csv; charset=utf-8");
    call.setHeader("content-disposition", `attachment; filename="kogi-totals-${call.params.year}.csv"`);
    call.setHeader("cache-control", "private, no-store");
    return file;
  });
  serve(http, paymentsApi.downloadTaxYearPdf, async (call) => {
    const file = await taxYearPdf(platform, call.actor, {
      year: Number(call.params.year),
      language: call.query.language ?? "en",
    });
    call.setHeader("content-type", "application/pdf");
    call.setHeader("content-disposition", `attachment; filename="kogi-totals-${call.params.year}.pdf"`);
    call.setHeader("cache-control", "private, no-store");
    return file;
  });
}
