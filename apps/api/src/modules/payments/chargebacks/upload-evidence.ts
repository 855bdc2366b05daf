// Files lie at the provider before the answer names them. Each has a name there that is noted at once, so whatever breaks off
// in between goes on with the same file.
import type { EvidenceKind } from "#api-schema/evidence-files.ts";
import { mediaViews, readOriginal } from "#modules/media/index.ts";
import { addMs, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayAway, GatewayRefused } from "../gateway/port.ts";
import { refuseFiles } from "./chargeback.rules.ts";
import { type ChargebackFileRow, filesOf, updateFile } from "./chargeback-files.repository.ts";
import type { ChargebackRow } from "./chargebacks.repository.ts";

// A scanner may be away for long, and so may whoever takes files; an answer that comes too late is none.
const FILE_WAIT_MS = HOUR_MS;
const BEFORE_DUE_MS = 30 * MINUTE_MS;

export interface Uploaded {
  /** What the provider calls them. */
  readonly ids: ReadonlyMap<EvidenceKind, string>;
  /** Without these the answer goes, and why. */
  readonly refused: ReadonlyMap<EvidenceKind, string>;
}

/** Null: one of them is still looked at, and there is time to wait for it. */
export async function uploadEvidence(
  platform: Platform,
  row: ChargebackRow & { readonly evidence_at: Date },
): Promise<Uploaded | null> {
  const files = await filesOf(platform.db, [row.chargeback_id]);
  const views = await mediaViews(
    platform.db,
    files.map((file) => file.media_id),
  );
  const known = files.map((file) => ({ ...file, ...(views.get(file.media_id) ?? GONE) }));
  const isArriving = known.some(({ state }) => state === "scanning" || state === "uploading");
  if (isArriving && platform.clock.now() < waitsUntil(row)) return null;
  const refused = new Map<EvidenceKind, string>([
    ...refuseFiles(known),
    ...known.flatMap(({ shows, state }) => (state === "ready" ? [] : [[shows, `file_${state}`] as const])),
    ...files.flatMap(({ shows, refusal }) => (refusal === null ? [] : [[shows, refusal] as const])),
  ]);
  const ids = new Map<EvidenceKind, string>();
  for (const file of files) {
    if (refused.has(file.shows)) continue;
    const id = file.gateway_file ?? (await uploadInTime(platform, file, waitsUntil(row)));
    if (id instanceof GatewayRefused) refused.set(file.shows, id.code);
    else ids.set(file.shows, id);
  }
  return { ids, refused };
}

const GONE = { state: "gone", type: null, bytes: 0, pages: null } as const;

function waitsUntil(row: { readonly evidence_at: Date; readonly evidence_due_at: Date | null }): Date {
  const long = addMs(row.evidence_at, FILE_WAIT_MS);
  const due = row.evidence_due_at && addMs(row.evidence_due_at, -BEFORE_DUE_MS);
  return due && due < long ? due : long;
}

/** A provider that answers nothing for files, such as to a key without that right, is not waited for until it is too late. */
async function uploadInTime(
  platform: Platform,
  file: ChargebackFileRow,
  until: Date,
): Promise<string | GatewayRefused> {
  try {
    return await upload(platform, file);
  } catch (error) {
    if (!(error instanceof GatewayAway) || platform.clock.now() < until) throw error;
    const { chargeback_id: id, shows } = file;
    platform.log.warn(
      { err: error, id, shows },
      "a file could not be given to the provider: the answer goes without it",
    );
    return new GatewayRefused("file_not_taken", null, error);
  }
}

/** Asked with a key of this file: asking again makes no second one. */
async function upload(platform: Platform, file: ChargebackFileRow): Promise<string | GatewayRefused> {
  const original = await readOriginal(platform, file.media_id);
  if (!original) return new GatewayRefused("file_gone", null);
  const key = `${file.chargeback_id}:${file.media_id}`;
  const made = await orRefused(gatewayOf(platform).uploadEvidence({ key, file: original }));
  if (made instanceof GatewayRefused) return made;
  await platform.inTransaction((tx) => updateFile(tx, file, { gateway_file: made.id }));
  return made.id;
}
