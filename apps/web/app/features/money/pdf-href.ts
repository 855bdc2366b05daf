import { languageOf } from "#api-schema/languages.ts";

/** The document as a file, in the reader's language: the API sends it, with the same session. */
export function pdfHref(invoiceId: string, locale: string): string {
  return `/api/invoices/${invoiceId}/pdf?${pdfLanguage(locale)}`;
}

export const pdfLanguage = (locale: string): string => `language=${languageOf(locale)}`;
