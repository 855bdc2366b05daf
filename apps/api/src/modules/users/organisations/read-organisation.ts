import type { OrganisationRole, OrganisationView } from "#api-schema/organisations.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { organisationOfHandle } from "../handles/claim-handle.ts";
import { organisationErrors } from "./organisations.errors.ts";
import { findMember, findOrganisation, type OrganisationRow } from "./organisations.repository.ts";
import { viewOrganisation } from "./view-organisation.ts";

/** An open organisation and what the viewer is in it. Throws `organisation.not_found`. */
export async function loadOrganisation(
  db: Db,
  viewer: Actor | null,
  organisationId: string,
): Promise<{ readonly row: OrganisationRow; readonly role: OrganisationRole | null }> {
  const [row, own] = await Promise.all([
    findOrganisation(db, organisationId, viewer?.userId ?? null),
    viewer ? findMember(db, organisationId, viewer.userId) : null,
  ]);
  if (!row) throw organisationErrors.notFound();
  return { row, role: own?.role ?? null };
}

export async function getOrganisation(
  { db }: Platform,
  viewer: Actor | null,
  organisationId: string,
): Promise<OrganisationView> {
  const { row, role } = await loadOrganisation(db, viewer, organisationId);
  return viewOrganisation(db, row, role);
}

/** By handle, also by one it gave up lately. Throws `organisation.not_found`. */
export async function getOrganisationByHandle(
  platform: Platform,
  viewer: Actor | null,
  handle: string,
): Promise<OrganisationView> {
  const organisationId = await organisationOfHandle(platform.db, handle, platform.clock.now());
  if (organisationId === null) throw organisationErrors.notFound();
  return getOrganisation(platform, viewer, organisationId);
}
