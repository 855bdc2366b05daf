// Chargebacks for the desk, and for the earner whose money is held.
import type { Static } from "typebox";
import type { ChargebackView, EvidenceFileView, HoldsView } from "#api-schema/chargebacks.ts";
import type { MediaView } from "#api-schema/media.ts";
import { signedMediaViews } from "#modules/media/index.ts";
import { cards } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import { countRows, type Db } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { chargebackErrors } from "../payments.errors.ts";
import { waitingReserves } from "../reserve/reserves.repository.ts";
import { isSide } from "../two-person/sides.ts";
import { type ChargebackFileRow, filesOf } from "./chargeback-files.repository.ts";
import { type ChargebackRow, type PartRow, partAmount, partsOf, RUNNING } from "./chargebacks.repository.ts";

type Row = ChargebackRow & {
  readonly payer_id: string;
  readonly recipient_id: string | null;
  readonly organisation_id: string | null;
  readonly description: string;
  readonly type: string;
};

const withPayment = (db: Db) =>
  db
    .selectFrom("payments.chargebacks as chargeback")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "chargeback.transaction_id")
    .selectAll("chargeback")
    .select([
      "payment.user_id as payer_id",
      "payment.recipient_id",
      "payment.organisation_id",
      "payment.description",
      "payment.type",
    ]);

export async function listChargebacks(
  platform: Platform,
  actor: Actor,
  query: {
    readonly limit?: number;
    readonly cursor?: string;
    readonly running?: boolean;
    readonly user_id?: string;
    readonly count?: boolean;
  },
): Promise<Page<ChargebackView> & { total?: number }> {
  const limit = query.limit ?? 20;
  const { user_id: userId } = query;
  const matching = withPayment(platform.db)
    .$if(query.running === true, (all) => all.where("chargeback.status", "in", [...RUNNING]))
    .$if(userId !== undefined, (all) =>
      all.where((eb) =>
        eb.or([eb("payment.user_id", "=", userId ?? ""), eb("payment.recipient_id", "=", userId ?? "")]),
      ),
    );
  let rows = matching;
  if (query.cursor !== undefined) {
    const { at, id } = decodeInstantCursor(query.cursor);
    rows = rows.where((eb) =>
      eb(eb.refTuple("chargeback.opened_at", "chargeback.chargeback_id"), "<", eb.tuple(at, id)),
    );
  }
  const found = await rows
    .orderBy("chargeback.opened_at", "desc")
    .orderBy("chargeback.chargeback_id", "desc")
    .limit(limit + 1)
    .execute();
  const data = await views(platform, actor, found.slice(0, limit));
  const { next_cursor } = toPage(found, limit, (row) => [row.opened_at.toISOString(), row.chargeback_id], String);
  if (!query.count) return { data, next_cursor };
  const total = await countRows(platform.db, matching.clearSelect().select("chargeback.chargeback_id"));
  return { data, next_cursor, total };
}

export async function readChargeback(platform: Platform, actor: Actor, chargebackId: string): Promise<ChargebackView> {
  const rows = await withPayment(platform.db).where("chargeback.chargeback_id", "=", chargebackId).execute();
  const [view] = await views(platform, actor, rows);
  if (!view) throw chargebackErrors.notFound();
  return view;
}

async function views(platform: Platform, actor: Actor, rows: readonly Row[]): Promise<ChargebackView[]> {
  const ids = rows.map((row) => row.chargeback_id);
  const fileRows = await filesOf(platform.db, ids);
  const [parts, people, files] = await Promise.all([
    partsOf(platform.db, ids),
    cards(platform.db, [...new Set(rows.flatMap((row) => [row.payer_id, row.recipient_id ?? []].flat()))]),
    signedMediaViews(platform, [
      ...fileRows.map((file) => file.media_id),
      ...rows.flatMap((row) => row.evidence_files),
    ]),
  ]);
  const now = platform.clock.now();
  const own = new Set<string>();
  for (const row of rows.filter(isAnswerable))
    if (await isSide(platform.db, { ...row, user_id: row.payer_id }, actor.userId)) own.add(row.chargeback_id);
  return rows.map((row) => ({
    chargeback_id: row.chargeback_id,
    transaction_id: row.transaction_id,
    description: row.description,
    payer: people.get(row.payer_id) ?? null,
    recipient: row.recipient_id === null ? null : (people.get(row.recipient_id) ?? null),
    amount: toWire(money(row.amount_minor, row.currency)),
    fee: toWire(money(row.fee_minor, row.currency)),
    reason: row.reason,
    status: statusOf(row),
    parts: parts.filter((part) => part.chargeback_id === row.chargeback_id).map((part) => partView(part, row)),
    evidence_due_at: row.evidence_due_at?.toISOString() ?? null,
    bank_hears_nobody: !row.is_answerable,
    evidence:
      row.evidence_text === null || row.evidence_at === null
        ? null
        : {
            text: row.evidence_text,
            files: evidenceFiles(row, fileRows, files),
            written_at: row.evidence_at.toISOString(),
            sent_at: row.evidence_sent_at?.toISOString() ?? null,
          },
    evidence_refused: row.evidence_refusal !== null,
    appeal: row.appeal as ChargebackView["appeal"], // as `status`
    appeal_due_at: row.appeal_due_at?.toISOString() ?? null,
    opened_at: row.opened_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    can:
      isAnswerable(row) && !own.has(row.chargeback_id) && (row.evidence_due_at === null || now < row.evidence_due_at)
        ? ["submit_evidence" as const]
        : [],
  }));
}

function evidenceFiles(
  row: ChargebackRow,
  all: readonly ChargebackFileRow[],
  views: ReadonlyMap<string, MediaView>,
): EvidenceFileView[] {
  const sent = row.evidence_sent_at === null ? ("waiting" as const) : ("sent" as const);
  const own = all.filter((file) => file.chargeback_id === row.chargeback_id);
  const shown = [
    ...own.map(({ media_id, shows, refusal }) => ({
      media_id,
      shows,
      state: refusal === null ? sent : ("refused" as const),
    })),
    ...row.evidence_files.map((media_id) => ({ media_id, shows: null, state: "kept" as const })),
  ];
  return shown.flatMap(({ media_id, shows, state }) => {
    const file = views.get(media_id);
    return file ? [{ shows, file, state }] : [];
  });
}

/** Nothing was written yet, or what was written was not taken. Until when is another question. */
export const isAnswerable = ({ status, evidence_at, is_answerable }: ChargebackRow): boolean =>
  is_answerable && (status === "held" || status === "inquiry") && evidence_at === null;

// The column's check constraint allows these words alone.
const statusOf = (row: ChargebackRow) => row.status as ChargebackView["status"];

const partView = (part: PartRow, row: ChargebackRow) => ({
  source: part.source as ChargebackView["parts"][number]["source"], // as above
  amount: toWire(partAmount(part, row.currency)),
});

/** What of the actor's money is held back, and why: disputed card payments and the rolling reserve. */
export async function readHolds(platform: Platform, actor: Actor): Promise<Static<typeof HoldsView>> {
  const { db } = platform;
  const rows = await withPayment(db)
    .where("payment.recipient_id", "=", actor.userId)
    .orderBy("chargeback.opened_at", "desc")
    .limit(100)
    .execute();
  const parts = await partsOf(
    db,
    rows.map((row) => row.chargeback_id),
  );
  const reserves = await waitingReserves(db, actor.userId);
  return {
    chargebacks: rows.map((row) => {
      const own = parts.filter((part) => part.chargeback_id === row.chargeback_id);
      const sumOf = (wanted: (part: PartRow) => boolean) =>
        toWire(
          money(
            own.filter(wanted).reduce((all, part) => all + part.amount_minor, 0n),
            row.currency,
          ),
        );
      return {
        chargeback_id: row.chargeback_id,
        description: row.description,
        held: sumOf((part) => part.user_id !== null),
        protected: sumOf((part) => part.source === "protected"),
        reason: row.reason,
        status: statusOf(row),
        opened_at: row.opened_at.toISOString(),
        ended_at: row.ended_at?.toISOString() ?? null,
      };
    }),
    reserves: reserves.map((row) => ({
      reserve_id: row.reserve_id,
      amount: toWire(money(row.left_minor, row.currency)),
      description: row.description,
      reason: row.reason,
      release_at: row.release_at.toISOString(),
    })),
  };
}
