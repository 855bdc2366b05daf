import type { ExportView } from "#api-schema/exports.ts";
import type { Platform } from "#platform/platform.ts";
import type { ExportRow } from "./exports.repository.ts";
import { exportAddress } from "./exports.rules.ts";

export function viewExport({ clock, secret }: Platform, row: ExportRow): ExportView {
  const { export_id, expires_at } = row;
  // A sweep may be late: what is over is over.
  const over = row.state === "ready" && expires_at !== null && expires_at <= clock.now();
  // The table's check allows nothing else.
  const state = over ? "expired" : (row.state as ExportView["state"]);
  const open = state === "ready" && expires_at !== null;
  const expires = Math.floor((expires_at?.getTime() ?? 0) / 1_000);
  return {
    export_id,
    state,
    bytes: row.bytes === null ? null : Number(row.bytes),
    asked_at: row.asked_at.toISOString(),
    ready_at: row.ready_at?.toISOString() ?? null,
    expires_at: expires_at?.toISOString() ?? null,
    left_out_count: row.left_out_count,
    left_out: [...row.left_out],
    url: open ? exportAddress(secret, { exportId: export_id, userId: row.user_id, expires }) : null,
  };
}
