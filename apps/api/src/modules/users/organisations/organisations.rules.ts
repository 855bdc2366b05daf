// Who may do what in an organisation. Roles are those of the organisation; null is somebody who does not belong to it.
import type { OrganisationRole } from "#api-schema/organisations.ts";

/** What everybody meets who belongs to too many, or whose organisation is too large. */
export const MEMBERSHIPS_MAX = 20;
export const MEMBERS_MAX = 200;

type Role = OrganisationRole | null;
export type OrganisationRefusal = "notAllowed" | "lastOwner";

const RANKS: Readonly<Record<OrganisationRole, number>> = { owner: 3, admin: 2, member: 1 };

/** Owners and admins keep the page. */
export const mayEdit = (by: Role): boolean => by === "owner" || by === "admin";

/** Owners invite whom they want as what they want; admins invite members. */
export const mayInvite = (by: Role, as: OrganisationRole): boolean =>
  by === "owner" || (by === "admin" && as === "member");

export const mayClose = (by: Role): boolean => by === "owner";

/** Between two people of one organisation: `by` acts, `of` is the other's role (or the same, where `own`). */
export interface Standing {
  readonly by: Role;
  readonly of: OrganisationRole;
  readonly own: boolean;
  /** How many owners it has. */
  readonly owners: number;
}

/** Owners give roles; everybody else may only step down. The last owner stays one. */
export function refuseRole({ by, of, own, owners }: Standing, to: OrganisationRole): OrganisationRefusal | null {
  const stepsDown = own && RANKS[to] < RANKS[of];
  if (by !== "owner" && !stepsDown) return "notAllowed";
  return of === "owner" && to !== "owner" && owners <= 1 ? "lastOwner" : null;
}

/** Owners give titles to all; admins to members and to themselves. */
export const mayTitle = ({ by, of, own }: Standing): boolean =>
  by === "owner" || (by === "admin" && (own || of === "member"));

/** Owners take anybody out, admins members; everybody may leave. The last owner can do neither. */
export function refuseRemoval({ by, of, own, owners }: Standing): OrganisationRefusal | null {
  if (!own && by !== "owner" && !(by === "admin" && of === "member")) return "notAllowed";
  return of === "owner" && owners <= 1 ? "lastOwner" : null;
}

interface Candidate {
  readonly user_id: string;
  readonly role: OrganisationRole;
  readonly joined_at: Date;
}

/** Who owns it when its last owner is gone: the admin who serves longest, else the member; null when nobody is left. */
export function heirOf(left: readonly Candidate[]): string | null {
  const byService = left.toSorted(
    (one, other) =>
      RANKS[other.role] - RANKS[one.role] ||
      one.joined_at.getTime() - other.joined_at.getTime() ||
      one.user_id.localeCompare(other.user_id),
  );
  return byService[0]?.user_id ?? null;
}
