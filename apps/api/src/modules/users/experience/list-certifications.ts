import { sql } from "kysely";
import type { CertificationToDecide, CertificationView } from "#api-schema/experience.ts";
import { may } from "#modules/auth/index.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cards } from "../profile/cards.ts";
import { requireSeen } from "../profile/read-profile.ts";
import { certificationColumns, viewCertification } from "./certifications.repository.ts";
import { evidenceViews } from "./evidence.ts";
import { todayOf } from "./save-certification.ts";

interface PageWish {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
}
type Listed<T> = Page<T> & { total?: number };

/** Of one person, the newest first. What was refused is shown to its owner and administrators alone. */
export async function listCertifications(
  platform: Platform,
  viewer: Actor | null,
  { userId, ...page }: PageWish & { userId: string },
): Promise<Listed<CertificationView>> {
  const { db } = platform;
  await requireSeen(db, viewer, userId);
  const seesAll = viewer?.userId === userId || may(viewer, "users.see_hidden");
  const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
  const found = db
    .selectFrom("users.certifications")
    .where("user_id", "=", userId)
    .$if(!seesAll, (query) => query.where("state", "<>", "refused"));
  const limit = page.limit ?? 30;
  const rows = await found
    .select(certificationColumns)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(issued_on, certification_id) < (${after?.at}::date, ${after?.id}::uuid)`),
    )
    .orderBy("issued_on", "desc")
    .orderBy("certification_id", "desc")
    .limit(limit + 1)
    .execute();
  const { today } = todayOf(platform);
  const evidence = seesAll ? await evidenceViews(platform, rows) : undefined;
  const shown = toPage(
    rows,
    limit,
    (row) => [`${row.issued_on}T00:00:00.000Z`, row.certification_id],
    (row) => viewCertification(row, today, evidence),
  );
  return page.count ? { ...shown, total: await countRows(db, found.select("user_id")) } : shown;
}

/** Those with an issuer's page or a file to look at, the longest waiting first. */
export async function listCertificationsToDecide(
  platform: Platform,
  page: PageWish,
): Promise<Listed<CertificationToDecide>> {
  const { db } = platform;
  const after = page.cursor === undefined ? null : decodeInstantCursor(page.cursor);
  const found = db
    .selectFrom("users.certifications")
    .where("state", "=", "unverified")
    .where((eb) => eb.or([eb("url", "is not", null), eb("evidence_media_id", "is not", null)]));
  const limit = page.limit ?? 20;
  const rows = await found
    .select(certificationColumns)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(updated_at, certification_id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy("updated_at")
    .orderBy("certification_id")
    .limit(limit + 1)
    .execute();
  const people = await cards(
    db,
    rows.map((row) => row.user_id),
  );
  const { today } = todayOf(platform);
  const evidence = await evidenceViews(platform, rows);
  const shown = toPage(
    rows,
    limit,
    (row) => [row.updated_at.toISOString(), row.certification_id],
    (row) => ({ ...viewCertification(row, today, evidence), user: people.get(row.user_id) }),
  );
  const data = shown.data.flatMap(({ user, ...rest }) => (user ? [{ ...rest, user }] : []));
  return page.count ? { ...shown, data, total: await countRows(db, found.select("user_id")) } : { ...shown, data };
}
