import { paymentsApi } from "#api-schema/payments.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { readInvoice, readInvoices } from "./read-invoices.ts";
import { renderDocument } from "./render-document.ts";

export function registerInvoiceRoutes(http: HttpApp, platform: Platform): void {
  serve(http, paymentsApi.listInvoices, ({ actor, query }) => readInvoices(platform, actor, query));
  serve(http, paymentsApi.getInvoice, ({ actor, params }) => readInvoice(platform, actor, params.invoice_id));
  serve(http, paymentsApi.downloadInvoice, async (call) => {
    const invoice = await readInvoice(platform, call.actor, call.params.invoice_id);
    call.setHeader("content-type", "application/pdf");
    call.setHeader("content-disposition", `inline; filename="kogi-${invoice.number}.pdf"`);
    call.setHeader("cache-control", "private, no-store");
    return renderDocument(invoice, {
      sandbox: gatewayOf(platform).name === "sandbox",
      language: call.query.language ?? "en",
    });
  });
}
