/** The document as a file: the API sends it, with the same session. */
export function pdfHref(invoiceId: string): string {
  return `/api/invoices/${invoiceId}/pdf`;
}
