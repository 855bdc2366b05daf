import { sql } from "kysely";
import type { CertificationBody, CertificationView } from "#api-schema/experience.ts";
import type { MediaView } from "#api-schema/media.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { isExpired } from "./certification.rules.ts";

export interface CertificationRow {
  readonly certification_id: string;
  readonly user_id: string;
  readonly name: string;
  readonly issuer: string;
  readonly issued_on: string;
  readonly expires_on: string | null;
  readonly url: string | null;
  readonly evidence_media_id: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly decided_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
}

export const certificationColumns = [
  "certification_id",
  "user_id",
  "name",
  "issuer",
  "issued_on",
  "expires_on",
  "url",
  "evidence_media_id",
  "state",
  "reason",
  "decided_at",
  "created_at",
  "updated_at",
  "version",
] as const;

/** A certificate as its owner and administrators see it, with its file if that is given. */
export function viewCertification(
  row: CertificationRow,
  today: string,
  evidence: ReadonlyMap<string, MediaView> = new Map(),
): CertificationView {
  return {
    certification_id: row.certification_id,
    name: row.name,
    issuer: row.issuer,
    issued_on: row.issued_on,
    expires_on: row.expires_on,
    url: row.url,
    evidence: evidence.get(row.evidence_media_id ?? "") ?? null,
    // The table's check allows these three alone.
    state: row.state as CertificationView["state"],
    expired: isExpired(row.expires_on, today),
    reason: row.reason,
    decided_at: row.decided_at?.toISOString() ?? null,
    version: row.version,
  };
}

export async function countCertifications(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom("users.certifications")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface NewCertification extends CertificationBody {
  readonly certification_id: string;
  readonly user_id: string;
}

export async function insertCertification(
  tx: Tx,
  certification: NewCertification,
  at: Date,
): Promise<CertificationRow> {
  return tx
    .insertInto("users.certifications")
    .values({ ...certification, state: "unverified", created_at: at, updated_at: at })
    .returning(certificationColumns)
    .executeTakeFirstOrThrow();
}

/** Writes it anew, undecided. Undefined where the person has no such certificate. */
export async function updateCertification(
  tx: Tx,
  { certification_id, user_id, ...change }: NewCertification,
  at: Date,
): Promise<CertificationRow | undefined> {
  return tx
    .updateTable("users.certifications")
    .set({
      ...change,
      state: "unverified",
      decided_by: null,
      decided_at: null,
      reason: null,
      updated_at: at,
      version: sql<number>`version + 1`,
    })
    .where("certification_id", "=", certification_id)
    .where("user_id", "=", user_id)
    .returning(certificationColumns)
    .executeTakeFirst();
}

export async function lockCertification(tx: Tx, certificationId: string): Promise<CertificationRow | undefined> {
  return tx
    .selectFrom("users.certifications")
    .select(certificationColumns)
    .where("certification_id", "=", certificationId)
    .forUpdate()
    .executeTakeFirst();
}
