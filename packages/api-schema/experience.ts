// What people bring along: certificates, which an administrator may confirm, and where they worked before.
import { type Static, Type } from "typebox";
import {
  Day,
  Id,
  Instant,
  Line,
  nullable,
  oneOf,
  Prose,
  pageOf,
  pageQuery,
  record,
  route,
  sortedBy,
  Version,
} from "./core.ts";
import { MediaView } from "./media.ts";
import { UserCard } from "./users.ts";

const Month = Type.String({ pattern: "^(19|20)\\d\\d-(0[1-9]|1[0-2])$", description: "A month, YYYY-MM." });
const WebAddress = Type.String({ maxLength: 300, pattern: '^https?://[^\\s\\u0000-\\u001f<>"]+$' });

export const CertificationBody = record({
  name: Line(120),
  issuer: Line(120),
  issued_on: Day,
  expires_on: nullable(Day),
  url: nullable(WebAddress),
  /** A PDF or a picture of one's own, for oneself and the desk alone. Left out: what is there stays. */
  evidence_media_id: Type.Optional(nullable(Id)),
});
export type CertificationBody = Static<typeof CertificationBody>;

export const CertificationChange = record({ ...CertificationBody.properties, version: Type.Optional(Version) });
export type CertificationChange = Static<typeof CertificationChange>;

const { evidence_media_id: _given, ...shown } = CertificationBody.properties;

export const CertificationView = record({
  certification_id: Id,
  ...shown,
  /** For its owner and administrators; null for everybody else. */
  evidence: nullable(MediaView),
  state: oneOf("unverified", "verified", "refused"),
  expired: Type.Boolean(),
  /** Why it was refused, for its owner and administrators. */
  reason: nullable(Type.String()),
  decided_at: nullable(Instant),
  version: Type.Integer(),
});
export type CertificationView = Static<typeof CertificationView>;

export const CertificationToDecide = record({ ...CertificationView.properties, user: UserCard });
export type CertificationToDecide = Static<typeof CertificationToDecide>;

export const HistoryEntry = record({
  title: Line(120),
  organisation: Line(120),
  from: Month,
  /** Null: until today. */
  to: nullable(Month),
  description: Prose(1_000, 0),
});
export type HistoryEntry = Static<typeof HistoryEntry>;
const History = Type.Array(HistoryEntry, { maxItems: 30 });

const ofPerson = record({ user_id: Id });
const ownOne = record({ user_id: Id, certification_id: Id });
const faults = ["user.not_found", "user.bad_field"] as const;

export const experienceApi = {
  listCertifications: route({
    method: "GET",
    path: "/api/users/:user_id/certifications",
    summary: "A person's certificates, the newest first; refused ones show to their owner alone.",
    access: "public",
    scope: "users:read",
    params: ofPerson,
    query: record({ ...pageQuery, ...sortedBy("-issued_on") }),
    response: pageOf(CertificationView),
    errors: ["user.not_found"],
  }),
  addCertification: route({
    method: "POST",
    path: "/api/users/:user_id/certifications",
    summary:
      "Name a certificate of one's own. With an address where its issuer shows it or a file of it, it may be confirmed.",
    access: "signed_in",
    scope: "users:write",
    params: ofPerson,
    body: CertificationBody,
    response: CertificationView,
    status: 201,
    errors: [...faults, "certification.too_many"],
  }),
  replaceCertification: route({
    method: "PUT",
    path: "/api/users/:user_id/certifications/:certification_id",
    summary: "Change a certificate; what was decided about it counts no more.",
    access: "signed_in",
    scope: "users:write",
    params: ownOne,
    body: CertificationChange,
    response: CertificationView,
    errors: [...faults, "certification.not_found", "request.stale"],
  }),
  deleteCertification: route({
    method: "DELETE",
    path: "/api/users/:user_id/certifications/:certification_id",
    summary: "Take a certificate off one's profile.",
    access: "signed_in",
    scope: "users:write",
    params: ownOne,
    status: 204,
    errors: ["user.not_found", "certification.not_found"],
  }),
  listCertificationsToDecide: route({
    method: "GET",
    path: "/api/admin/certifications",
    summary: "Certificates that wait for a look at their issuer's page or their file, the longest waiting first.",
    access: "admin",
    query: record({ ...pageQuery, ...sortedBy("updated_at") }),
    response: pageOf(CertificationToDecide),
  }),
  decideCertification: route({
    method: "POST",
    path: "/api/admin/certifications/:certification_id/decision",
    summary: "Confirm or refuse a certificate as it stands in this version. A refusal says why.",
    access: "admin",
    params: record({ certification_id: Id }),
    body: record({
      decision: oneOf("verified", "refused"),
      reason: Type.Optional(Prose(500)),
      version: Type.Integer({ minimum: 1 }),
    }),
    response: CertificationView,
    errors: ["certification.not_found", "certification.reason_needed", "certification.own", "request.stale"],
  }),
  getHistory: route({
    method: "GET",
    path: "/api/users/:user_id/history",
    summary: "Where a person worked before, in their order.",
    access: "public",
    scope: "users:read",
    params: ofPerson,
    response: record({ data: Type.Array(HistoryEntry), version: Version }),
    errors: ["user.not_found"],
  }),
  putHistory: route({
    method: "PUT",
    path: "/api/users/:user_id/history",
    summary: "Replace one's history; the order given is the order shown.",
    access: "signed_in",
    scope: "users:write",
    params: ofPerson,
    body: record({ history: History, version: Type.Optional(Version) }),
    response: record({ data: Type.Array(HistoryEntry), version: Version }),
    errors: [...faults, "request.stale"],
  }),
};
