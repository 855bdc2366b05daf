import type { Static } from "typebox";
import type { paymentsApi } from "#api-schema/payments.ts";
import type { FeePackView } from "#api-schema/payments-fees.ts";
import { decodeInstantCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { countPacks, findPack, listPacks, type Pack, packsInForce } from "./fee.repository.ts";
import { feeErrors } from "./fees.errors.ts";
import { packView } from "./pack.views.ts";

type Query = Static<(typeof paymentsApi.listFeePacks)["query"]>;
type PackPage = Static<(typeof paymentsApi.listFeePacks)["response"]>;

export async function readPacks({ db, clock }: Platform, query: Query): Promise<PackPage> {
  const limit = query.limit ?? 20;
  const place = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
  const now = clock.now();
  const inForce = await packsInForce(db, now);
  const before = place === null ? null : { effectiveFrom: place.at, feeRuleId: place.id };
  const rows = await listPacks(db, { kinds: query.kind ?? [], before, limit });
  const page = toPage(
    rows,
    limit,
    (pack) => [pack.effectiveFrom.toISOString(), pack.feeRuleId],
    (pack) => packView(pack, stateOf(pack, inForce, now)),
  );
  return { ...page, ...(query.count ? { total: await countPacks(db, query.kind ?? []) } : {}) };
}

/** Raises `fees.not_found`. */
export async function readPack({ db, clock }: Platform, feeRuleId: string): Promise<FeePackView> {
  const pack = await findPack(db, feeRuleId);
  if (!pack) throw feeErrors.notFound();
  const now = clock.now();
  return packView(pack, stateOf(pack, await packsInForce(db, now), now));
}

export function stateOf(pack: Pack, inForce: ReadonlySet<string>, now: Date): FeePackView["state"] {
  if (pack.withdrawnAt !== null) return "withdrawn";
  if (pack.effectiveFrom > now) return "waiting";
  return inForce.has(pack.feeRuleId) ? "in_force" : "replaced";
}
