// The routes of tax: what people tell for their documents, and the totals of a year.
import { type Static, Type } from "typebox";
import { fileRoute, Id, Line, MoneyView, nullable, oneOf, record, route } from "./core.ts";
import { languages } from "./languages.ts";

const Country = Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 code." });

export const TaxProfileView = record({
  name: nullable(Type.String()),
  address: Type.Array(Type.String()),
  country: nullable(Country),
  /** Its shape was checked, not whether it is in force. */
  vat_id: nullable(Type.String()),
  /** Set where it is another country than they told: their identity was verified there, and no card says otherwise. */
  taxed_in: nullable(Country),
  /** The last letters of the tax number that is kept. */
  tax_number_end: nullable(Type.String()),
  version: Type.Integer(),
  /** Set once the tax number is needed, and why. */
  asks: nullable(record({ form: Type.String(), why: Type.String() })),
});
export type TaxProfileView = Static<typeof TaxProfileView>;

export const TaxProfileBody = record({
  name: Line(120, 2),
  address: Type.Array(Line(120), { minItems: 1, maxItems: 4 }),
  country: Country,
  vat_id: nullable(Line(30, 0)),
  tax_number: Type.Optional(nullable(Type.String({ pattern: "^[A-Za-z0-9 ./-]{4,30}$" }))),
  /** From the last read; 0 the first time. */
  version: Type.Integer({ minimum: 0, maximum: 2_147_483_646 }),
});

/** What stands on the documents of an organisation. */
export const OrganisationProfileView = record({
  name: nullable(Type.String()),
  address: Type.Array(Type.String()),
  country: nullable(Country),
  /** Its shape was checked, not whether it is in force. */
  vat_id: nullable(Type.String()),
  version: Type.Integer(),
});
export type OrganisationProfileView = Static<typeof OrganisationProfileView>;

export const OrganisationProfileBody = record({
  name: TaxProfileBody.properties.name,
  address: TaxProfileBody.properties.address,
  country: Country,
  vat_id: TaxProfileBody.properties.vat_id,
  /** From the last read; 0 the first time. */
  version: TaxProfileBody.properties.version,
});

export const TaxYearView = record({
  year: Type.Integer(),
  /** False while the year goes on. */
  complete: Type.Boolean(),
  totals: Type.Array(
    record({
      kind: oneOf(
        "earnings",
        "service_fees",
        "earnings_returned",
        "service_fees_returned",
        "payments",
        "payment_fees",
        "refunds",
        "bank_returns",
        "payouts",
        "subscriptions",
      ),
      /** Below zero: earnings that were taken back in this year, before fees, and the fees given back with them. */
      total: MoneyView,
      count: Type.Integer(),
    }),
  ),
  /** Those of the region where the person is. */
  thresholds: Type.Array(
    record({
      form: Type.String(),
      state: oneOf("below", "near", "reached"),
      amount: MoneyView,
      payments_over: nullable(Type.Integer()),
      /** All earnings less what was taken back, in the threshold's currency at the reference rates of `rate_date`. */
      earned: MoneyView,
      /** Currencies without a rate, in which more was earned: `earned` is the least. */
      left_out: Type.Array(Type.String()),
      payments: Type.Integer(),
      filed_by: oneOf("platform", "client"),
      note: Type.String(),
    }),
  ),
  rate_date: Type.String(),
  asks_for_number: Type.Boolean(),
});
export type TaxYearView = Static<typeof TaxYearView>;

const yearParams = record({ year: Type.String({ pattern: "^20[0-9]{2}$" }) });

const organisationParams = record({ organisation_id: Id });

export const taxRoutes = {
  getTaxProfile: route({
    method: "GET",
    path: "/api/tax-profile",
    summary: "What stands on your documents, and whether your tax number is needed",
    access: "signed_in",
    scope: null,
    response: TaxProfileView,
  }),
  saveTaxProfile: route({
    method: "PUT",
    path: "/api/tax-profile",
    summary: "Say what stands on your documents from now on",
    access: "verified",
    scope: null,
    body: TaxProfileBody,
    response: TaxProfileView,
    errors: ["tax.unknown_country", "tax.bad_vat_id", "tax.number_not_needed", "tax.stale"],
  }),
  getOrganisationProfile: route({
    method: "GET",
    path: "/api/organisations/:organisation_id/billing",
    summary: "What stands on an organisation's documents: for its owners and admins",
    access: "signed_in",
    scope: null,
    params: organisationParams,
    response: OrganisationProfileView,
    errors: ["organisation.not_found", "organisation.not_allowed"],
  }),
  saveOrganisationProfile: route({
    method: "PUT",
    path: "/api/organisations/:organisation_id/billing",
    summary: "Say what stands on an organisation's documents from now on: for its owners and admins",
    access: "verified",
    scope: null,
    params: organisationParams,
    body: OrganisationProfileBody,
    response: OrganisationProfileView,
    errors: [
      "organisation.not_found",
      "organisation.not_allowed",
      "tax.unknown_country",
      "tax.bad_vat_id",
      "tax.stale",
    ],
  }),
  listTaxYears: route({
    method: "GET",
    path: "/api/tax-years",
    summary: "The years you have totals of",
    access: "signed_in",
    scope: "payments:read",
    response: record({ data: Type.Array(Type.Integer()) }),
  }),
  getTaxYear: route({
    method: "GET",
    path: "/api/tax-years/:year",
    summary: "What you earned and paid in a year, by kind, and which authority hears of it",
    access: "signed_in",
    scope: "payments:read",
    params: yearParams,
    response: TaxYearView,
    errors: ["tax.no_such_year"],
  }),
  downloadTaxYearCsv: fileRoute({
    method: "GET",
    path: "/api/tax-years/:year/csv",
    summary: "The totals of a year for a spreadsheet",
    access: "signed_in",
    scope: "payments:read",
    params: yearParams,
    files: ["text/csv"],
    errors: ["tax.no_such_year"],
  }),
  downloadTaxYearPdf: fileRoute({
    method: "GET",
    path: "/api/tax-years/:year/pdf",
    summary: "The totals of a year as PDF",
    access: "signed_in",
    scope: "payments:read",
    params: yearParams,
    query: record({ language: Type.Optional(oneOf(...languages)) }),
    files: ["application/pdf"],
    errors: ["tax.no_such_year"],
  }),
};
