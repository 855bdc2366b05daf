// Rows of invitations to organisations, and how they read.
import type { UpdateQueryBuilder, UpdateResult } from "kysely";
import type { OrganisationInvitationView, OrganisationRole } from "#api-schema/organisations.ts";
import type { Db, Tables, Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cards } from "../profile/cards.ts";
import { organisationCards } from "./view-organisation.ts";

export const INVITATION_TIMER = "users.organisation_invitation_expiry";

export interface InvitationRow {
  readonly invitation_id: string;
  readonly organisation_id: string;
  readonly user_id: string;
  readonly invited_by: string;
  readonly role: OrganisationRole;
  readonly state: OrganisationInvitationView["state"];
  readonly expires_at: Date;
  readonly created_at: Date;
}
export const invitationColumns = [
  "invitation_id",
  "organisation_id",
  "user_id",
  "invited_by",
  "role",
  "state",
  "expires_at",
  "created_at",
] as const;

// The table's checks allow the words of the contract alone.
export const asInvitation = (
  row: Omit<InvitationRow, "role" | "state"> & { role: string; state: string },
): InvitationRow => ({
  ...row,
  role: row.role as InvitationRow["role"],
  state: row.state as InvitationRow["state"],
});

export async function findInvitation(db: Db, invitationId: string): Promise<InvitationRow | null> {
  const row = await db
    .selectFrom("users.organisation_invitations")
    .select(invitationColumns)
    .where("invitation_id", "=", invitationId)
    .executeTakeFirst();
  return row ? asInvitation(row) : null;
}

/** Ends it while it is open; false when it was not any more. */
export async function endInvitation(
  platform: Platform,
  tx: Tx,
  invitationId: string,
  state: Exclude<InvitationRow["state"], "open">,
): Promise<boolean> {
  const ended = await tx
    .updateTable("users.organisation_invitations")
    .set({ state, ended_at: platform.clock.now() })
    .where("invitation_id", "=", invitationId)
    .where("state", "=", "open")
    .returning("invitation_id")
    .executeTakeFirst();
  if (ended) await platform.timers.cancel(tx, INVITATION_TIMER, invitationId);
  return ended !== undefined;
}

type Ending = UpdateQueryBuilder<
  Tables,
  "users.organisation_invitations",
  "users.organisation_invitations",
  UpdateResult
>;

/** Withdraws all open ones that `which` narrows to: those of an organisation that closes, or of a person who goes. */
export async function endInvitations(platform: Platform, tx: Tx, which: (query: Ending) => Ending): Promise<void> {
  const open = tx
    .updateTable("users.organisation_invitations")
    .set({ state: "withdrawn", ended_at: platform.clock.now() })
    .where("state", "=", "open");
  const rows = await which(open).returning("invitation_id").execute();
  for (const { invitation_id } of rows) await platform.timers.cancel(tx, INVITATION_TIMER, invitation_id);
}

/** Withdraws the open ones into roles that only an owner gives, when whoever sent them is an owner no longer. */
export function endOwnersInvitations(
  platform: Platform,
  tx: Tx,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<void> {
  return endInvitations(platform, tx, (query) =>
    query.where("organisation_id", "=", organisationId).where("invited_by", "=", userId).where("role", "<>", "member"),
  );
}

/** As both sides read them, without those whose people are gone. */
export async function viewInvitations(db: Db, rows: readonly InvitationRow[]): Promise<OrganisationInvitationView[]> {
  const [organisations, people] = await Promise.all([
    organisationCards(
      db,
      rows.map((row) => row.organisation_id),
    ),
    cards(
      db,
      rows.flatMap((row) => [row.user_id, row.invited_by]),
    ),
  ]);
  return rows.flatMap(({ organisation_id, user_id, invited_by, expires_at, created_at, ...row }) => {
    const organisation = organisations.get(organisation_id);
    const user = people.get(user_id);
    const inviter = people.get(invited_by);
    if (!organisation || !user || !inviter) return [];
    return [
      {
        ...row,
        organisation,
        user,
        invited_by: inviter,
        expires_at: expires_at.toISOString(),
        created_at: created_at.toISOString(),
      },
    ];
  });
}
