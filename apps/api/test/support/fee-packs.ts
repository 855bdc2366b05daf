// Fee packs in tests that differ by who bears what the provider keeps of a charge that goes back.
import { findPack, insertPack } from "#modules/payments/fees/fee.repository.ts";
import { type LostPayer, lostPayers } from "#modules/payments/fees/fee.rules.ts";
import { newId } from "#platform/ids/index.ts";
import type { World } from "./world.ts";

const FIRST_PACK = "0198c000-0000-7000-8000-000000000001";
// Each in a country of its own, so that those of other tests stay as they are.
const COUNTRIES: Readonly<Record<LostPayer, string>> = { platform: "PT", payer: "ES", recipient: "IT" };

export interface BearerPack {
  readonly feeRuleId: string;
  readonly bearer: LostPayer;
}

/** The first pack of all where this side bears it, and the payer pays no fee but that for the provider. */
export async function packOfProcessingAlone({ platform }: World, bearer: LostPayer): Promise<string> {
  const first = await findPack(platform.db, FIRST_PACK);
  if (!first) throw new Error("the migrations bring a first pack");
  const components = first.components.filter((part) => part.borneBy === "recipient" || part.rateBps === null);
  const terms = { feeRuleId: newId(), lostProcessingPayer: bearer, country: "MT", components };
  await platform.inTransaction((tx) =>
    insertPack(tx, { ...first, ...terms, createdAt: platform.clock.now() }, newId()),
  );
  return terms.feeRuleId;
}

/** The first pack of all once for each who may bear it, in force. */
export async function packsOfEachBearer({ platform }: World): Promise<readonly BearerPack[]> {
  const first = await findPack(platform.db, FIRST_PACK);
  if (!first) throw new Error("the migrations bring a first pack");
  const packs = lostPayers.map((bearer) => ({ feeRuleId: newId(), bearer }));
  await platform.inTransaction(async (tx) => {
    for (const { feeRuleId, bearer } of packs) {
      const terms = { feeRuleId, lostProcessingPayer: bearer, country: COUNTRIES[bearer] };
      await insertPack(tx, { ...first, ...terms, createdAt: platform.clock.now() }, newId());
    }
  });
  return packs;
}
