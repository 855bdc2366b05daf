import { FormRefusal, text, textOrNull } from "../../lib/form.server.ts";

const ADDRESS_LINES_MAX = 4;

/** What `DocumentFields` sends. */
export function readDocumentFields(form: FormData, { addressRefused }: { addressRefused: string }) {
  const address = text(form, "address")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (address.length === 0 || address.length > ADDRESS_LINES_MAX) throw new FormRefusal({ address: addressRefused });
  return {
    name: text(form, "name"),
    address,
    country: text(form, "country"),
    vat_id: textOrNull(form, "vat_id"),
    version: Number(text(form, "version")),
  };
}
