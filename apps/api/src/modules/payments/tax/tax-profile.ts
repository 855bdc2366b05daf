// What somebody tells for their documents. The tax number is taken only once an authority must hear of them soon.
import type { Static } from "typebox";
import type { TaxProfileBody, TaxProfileView } from "#api-schema/payments-tax.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { requiredLine } from "#platform/text/index.ts";
import { taxErrors } from "../payments.errors.ts";
import { isCountry } from "../rates/reference.ts";
import { taxYearOf } from "./read-tax-year.ts";
import { seal } from "./seal.ts";
import { findTaxProfile, type TaxProfileRow, vatIdShape, writeTaxProfile } from "./tax.repository.ts";
import { taxPlaceOf } from "./tax-country.ts";
import { fitsShape, tidyVatId } from "./vat.rules.ts";

type Body = Static<typeof TaxProfileBody>;
const SHOWN_END = 3;

export async function readTaxProfile(platform: Platform, actor: Actor): Promise<TaxProfileView> {
  return view(platform, actor, await findTaxProfile(platform.db, actor.userId));
}

/** Raises `tax.unknown_country`, `tax.bad_vat_id`, `tax.number_not_needed`, `tax.stale` with the profile as it is. */
export async function saveTaxProfile(platform: Platform, actor: Actor, body: Body): Promise<TaxProfileView> {
  const { db } = platform;
  if (!isCountry(platform, body.country))
    throw taxErrors.unknownCountry({ fields: [{ pointer: "/body/country", detail: "There is no such country." }] });
  const party = readParty(body);
  const vatId = await checkVatId(db, body);
  const before = await findTaxProfile(db, actor.userId);
  // A number of one country says nothing in another.
  const kept = before?.country === body.country ? before : undefined;
  const number = body.tax_number ? body.tax_number.trim() : null;
  if (number !== null && !(await isAsked(platform, actor, body.country)))
    throw taxErrors.numberNotNeeded({
      fields: [{ pointer: "/body/tax_number", detail: "Kogi does not need this yet, so it does not keep it." }],
    });
  const now = platform.clock.now();
  const saved = await platform.inTransaction(async (tx) => {
    const written = await writeTaxProfile(
      tx,
      {
        user_id: actor.userId,
        ...party,
        country: body.country,
        vat_id: vatId,
        tax_number_sealed: number === null ? (kept?.tax_number_sealed ?? null) : seal(platform, number),
        tax_number_end: number === null ? (kept?.tax_number_end ?? null) : number.slice(-SHOWN_END),
        updated_at: now,
      },
      body.version,
    );
    if (!written) return null;
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.tax_profile_saved",
      subject: { type: "user", id: actor.userId },
      after: { country: body.country, business: vatId !== null, number: number !== null },
    });
    return findTaxProfile(tx, actor.userId);
  });
  if (!saved) throw taxErrors.stale({ extra: { current: await readTaxProfile(platform, actor) } });
  return view(platform, actor, saved);
}

/** Whom a document names, and where: documents never change, so none is given to nobody. */
export function readParty({ name, address }: Pick<Body, "name" | "address">): Pick<Body, "name" | "address"> {
  return {
    name: requiredLine(name, "/body/name"),
    address: address.map((line, place) => requiredLine(line, `/body/address/${place}`)),
  };
}

/** The shape alone: whether the id is in force is known to the Union's register, which Kogi does not ask. */
export async function checkVatId(db: Db, body: Pick<Body, "country" | "vat_id">): Promise<string | null> {
  if (body.vat_id === null || body.vat_id.trim() === "") return null;
  const refuse = (detail: string) => taxErrors.badVatId({ fields: [{ pointer: "/body/vat_id", detail }] });
  const shape = await vatIdShape(db, body.country);
  if (!shape) throw refuse("There are VAT ids of members of the European Union only.");
  const id = tidyVatId(body.vat_id);
  if (!fitsShape(id, shape))
    throw refuse(`An id of this country begins with ${shape.prefix}. Check it for a typing mistake.`);
  return id;
}

async function isAsked(platform: Platform, actor: Actor, country: string): Promise<boolean> {
  const year = await taxYearOf(platform, actor.userId, platform.clock.now().getUTCFullYear(), country);
  return year.asks_for_number;
}

async function view(platform: Platform, actor: Actor, row: TaxProfileRow | undefined): Promise<TaxProfileView> {
  const year = await taxYearOf(platform, actor.userId, platform.clock.now().getUTCFullYear());
  const place = await taxPlaceOf(platform.db, actor.userId);
  const asking = year.thresholds.find((one) => one.filed_by === "platform" && one.state !== "below");
  return {
    name: row?.name ?? null,
    address: row?.address ?? [],
    country: row?.country ?? null,
    vat_id: row?.vat_id ?? null,
    taxed_in: row && place.country !== row.country ? place.country : null,
    tax_number_end: row?.tax_number_end ?? null,
    version: row?.version ?? 0,
    asks: asking ? { form: asking.form, why: asking.note } : null,
  };
}
