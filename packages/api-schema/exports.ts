// A copy of one's own data: one archive, made in the background.
import { type Static, Type } from "typebox";
import { fileRoute, Id, Instant, nullable, oneOf, record, route } from "./core.ts";

export const ExportView = record({
  export_id: Id,
  state: oneOf("making", "ready", "expired", "failed"),
  bytes: nullable(Type.Integer()),
  asked_at: Instant,
  ready_at: nullable(Instant),
  expires_at: nullable(Instant),
  /** Originals for which it had no room: the smallest went first, up to a gigabyte in all. */
  left_out_count: Type.Integer({ minimum: 0 }),
  /** The names of the first twenty of them; the archive names all. */
  left_out: Type.Array(Type.String(), { maxItems: 20 }),
  /** Where to fetch it, for its signed-in owner alone, until it expires. */
  url: nullable(Type.String()),
});
export type ExportView = Static<typeof ExportView>;

export const exportsApi = {
  askForExport: route({
    method: "POST",
    path: "/api/users/me/exports",
    summary:
      "Ask for a copy of your data, with your password. One is made at a time, three in a day; you are told when it is ready.",
    access: "signed_in",
    body: record({ password: Type.String({ minLength: 1, maxLength: 1_000 }) }),
    response: ExportView,
    status: 202,
    errors: ["user.not_found", "export.running", "export.too_many", "auth.wrong_password", "auth.too_many_attempts"],
  }),
  listExports: route({
    method: "GET",
    path: "/api/users/me/exports",
    summary: "The last copies of your data that you asked for, newest first.",
    access: "signed_in",
    response: record({ data: Type.Array(ExportView) }),
  }),
  getExportFile: fileRoute({
    method: "GET",
    path: "/api/users/me/exports/:export_id/file",
    summary: "The archive, by the address that its owner was given: JSON and original files.",
    access: "signed_in",
    rate: "upload",
    params: record({ export_id: Id }),
    query: record({
      expires: Type.Integer({ description: "Seconds since 1970." }),
      signature: Type.String({ maxLength: 64 }),
    }),
    files: ["application/zip"],
    errors: ["export.not_found", "export.link_invalid"],
  }),
};
