// Who fills which position of a project, and whether they still work on it.
import type { Db, Tx } from "#platform/db/index.ts";
import type { HireStatus } from "./projects.rules.ts";
import type {} from "./projects.tables.ts";

export interface Hire {
  readonly contractId: string;
  readonly projectId: string;
  readonly proposalId: string | null;
  readonly freelancerId: string;
}

export async function insertHire(tx: Tx, hire: Hire, at: Date): Promise<void> {
  await tx
    .insertInto("projects.hires")
    .values({
      contract_id: hire.contractId,
      project_id: hire.projectId,
      proposal_id: hire.proposalId,
      freelancer_id: hire.freelancerId,
      status: "active",
      created_at: at,
    })
    .execute();
  await tx
    .updateTable("projects.projects")
    .set((eb) => ({ positions_filled: eb("positions_filled", "+", 1), updated_at: at }))
    .where("project_id", "=", hire.projectId)
    .execute();
}

/** Ends the hire of a contract and gives its proposal; undefined when there is none or it has ended before. */
export async function endHireRow(
  tx: Tx,
  contractId: string,
  status: "completed" | "cancelled",
  at: Date,
): Promise<{ readonly proposal_id: string | null } | undefined> {
  return tx
    .updateTable("projects.hires")
    .set({ status, ended_at: at })
    .where("contract_id", "=", contractId)
    .where("status", "=", "active")
    .returning("proposal_id")
    .executeTakeFirst();
}

/** The work of somebody hired came to nothing: their position is to be filled again. */
export async function openPosition(tx: Tx, projectId: string, at: Date): Promise<void> {
  await tx
    .updateTable("projects.projects")
    .set((eb) => ({ positions_filled: eb("positions_filled", "-", 1), updated_at: at }))
    .where("project_id", "=", projectId)
    .where("positions_filled", ">", 0)
    .execute();
}

export async function hireStatuses(db: Db, projectId: string): Promise<HireStatus[]> {
  const rows = await db.selectFrom("projects.hires").select("status").where("project_id", "=", projectId).execute();
  return rows.map((row) => row.status as HireStatus); // the column's check constraint holds exactly these words
}
