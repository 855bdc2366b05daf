// A new fee pack: looked at first, then put in force from an instant on. What was agreed before keeps the pack it pinned.
import type { FeeEffect, FeePackBody, FeePackView } from "#api-schema/payments-fees.ts";
import { formatMoney, money, sum, toWire } from "#money";
import { uniqueViolation } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { isCountry } from "../rates/reference.ts";
import { findPackInForce, insertPack, type Pack, readRule } from "./fee.repository.ts";
import { type FeeQuote, type FeeRule, quoteFees } from "./fee.rules.ts";
import { feeErrors } from "./fees.errors.ts";
import { judgePack, type PackRefusal, takesMoreThanAmount } from "./pack.rules.ts";
import { bearerView, packView, readComponents } from "./pack.views.ts";
import { examplesFor } from "./pack-examples.rules.ts";
import { chargesOf, feeQuoteView } from "./quote-fees.ts";
import { readPack } from "./read-packs.ts";

const SENTENCES: Readonly<Record<PackRefusal, string>> = {
  noComponents: "A pack has at least one component.",
  sameComponentTwice: "Each component has a name of its own.",
  nameTaken: "A component is called otherwise than the accounts that Kogi’s books have already, such as subscription.",
  boundsCross: "A minimum is at most its maximum, and a bracket begins below its end.",
  recipientLoses: "Freelancers cannot bear it yet: what is taken of them would need an invoice.",
  costUnknown: "Nobody but Kogi can bear it without a component at cost, which says how much it is.",
  tiersFall: "Tiers begin above zero, each above the one before.",
};

/** Raises `fees.invalid_pack`, `takes_too_much`, `in_the_past`, `date_taken`. */
export async function addPack(platform: Platform, actor: Actor, body: FeePackBody): Promise<FeePackView> {
  const pack = readNewPack(platform, body);
  try {
    await platform.inTransaction(async (tx) => {
      await insertPack(tx, pack, actor.userId);
      const { fee_rule_id, can: _, ...after } = packView(pack, "waiting");
      await platform.audit.record(tx, {
        actorId: actor.userId,
        action: "payments.fee_pack_added",
        subject: { type: "fee_pack", id: fee_rule_id },
        after: JSON.parse(JSON.stringify(after)),
      });
    });
  } catch (error) {
    if (uniqueViolation(error, "fee_rules_one_a_date")) throw feeErrors.dateTaken();
    throw error;
  }
  return readPack(platform, pack.feeRuleId);
}

/** Example prices under the pack in force and under this one. Raises what `addPack` does, but for `date_taken`. */
export async function previewPack(platform: Platform, body: FeePackBody): Promise<{ effects: FeeEffect[] }> {
  const pack = readNewPack(platform, body);
  const { db } = platform;
  // On its day another may be in force than today.
  const currentId = await findPackInForce(db, pack, pack.effectiveFrom);
  const current = currentId ? await readRule(db, currentId) : null;
  const effects = examplesFor(pack).map(({ price, billedBefore }) => {
    const charges = chargesOf(platform, price.currency);
    const side = (rule: FeeRule) => sideOf(quoteFees(rule, price, charges, billedBefore));
    return {
      price: toWire(price),
      billed_before: toWire(money(billedBefore, price.currency)),
      before: current ? side(current) : null,
      after: side(pack),
    };
  });
  return { effects };
}

function sideOf(quote: FeeQuote): FeeEffect["after"] {
  const { payer_lines, payer_total, recipient_lines, recipient_net } = feeQuoteView(quote);
  return { payer_lines, payer_total, recipient_lines, recipient_net, lost_processing: lostOf(quote) };
}

/** What would be lost of the whole price, were all of it to go back. */
function lostOf({ payerLines, lostProcessingPayer, held }: FeeQuote): FeeEffect["after"]["lost_processing"] {
  const atCost = payerLines.filter((line) => line.rateBps === null).map((line) => line.amount);
  return { borne_by: bearerView(lostProcessingPayer), amount: toWire(sum(atCost, held.currency)) };
}

function readNewPack(platform: Platform, body: FeePackBody): Pack {
  const now = platform.clock.now();
  const effectiveFrom = new Date(body.effective_from);
  if (effectiveFrom < now)
    throw feeErrors.inThePast({ fields: [{ pointer: "/body/effective_from", detail: "Choose now or later." }] });
  if (body.country !== null && !isCountry(platform, body.country)) {
    const detail = "There is no such country.";
    throw feeErrors.invalidPack({ detail, fields: [{ pointer: "/body/country", detail }] });
  }
  const pack: Pack = {
    feeRuleId: newId(),
    kind: body.kind,
    country: body.country,
    plan: body.plan,
    effectiveFrom,
    lostProcessingPayer: body.lost_processing_payer ?? "platform",
    note: body.note,
    createdAt: now,
    withdrawnAt: null,
    components: readComponents(body.components),
  };
  const refusal = judgePack(pack);
  if (refusal) {
    const detail = SENTENCES[refusal];
    const isOfBearer = refusal === "costUnknown" || refusal === "recipientLoses";
    const pointer = isOfBearer ? "/body/lost_processing_payer" : "/body/components";
    throw feeErrors.invalidPack({ detail, fields: [{ pointer, detail }] });
  }
  const greedy = takesMoreThanAmount(pack);
  if (greedy) {
    const detail = `Of a price of ${formatMoney(greedy.price, "en")} it would take more than there is from the ${greedy.side === "payer" ? "client" : "freelancer"}.`;
    throw feeErrors.takesTooMuch({ detail, fields: [{ pointer: "/body/components", detail }] });
  }
  return pack;
}
