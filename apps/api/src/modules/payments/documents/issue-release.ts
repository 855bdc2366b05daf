import { money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { readRule } from "../fees/fee.repository.ts";
import { releaseFees } from "../fees/fee.rules.ts";
import { readFeeLines } from "../fees/fees-of-release.ts";
import { issueInvoice } from "./issue-invoice.ts";

/** Kogi invoices its fee to the freelancer; the client gets a statement of the service in the freelancer's name. */
export async function issueForRelease(tx: Tx, platform: Platform, clearingId: string): Promise<void> {
  const release = await tx
    .selectFrom("payments.clearings")
    .selectAll()
    .where("clearing_id", "=", clearingId)
    .executeTakeFirstOrThrow();
  const gross = money(release.gross_minor, release.currency);
  const taken = readFeeLines(release.fee_lines) ?? releaseFees(await readRule(tx, release.fee_rule_id), gross).lines;
  const fees = taken.filter((line) => line.amount.minor > 0n);
  const shared = { transactionId: null, reference: clearingId };
  if (fees.length > 0) {
    const lines = fees.map((fee) => ({
      description: `${fee.label} for ${release.description}`,
      gross: fee.amount,
      taxable: true,
    }));
    await issueInvoice(tx, platform, {
      ...shared,
      kind: "service_fee_invoice",
      issuerId: null,
      recipientId: release.user_id,
      lines,
    });
  }
  await issueInvoice(tx, platform, {
    ...shared,
    kind: "service_statement",
    issuerId: release.user_id,
    recipientId: release.payer_id,
    organisationId: release.organisation_id,
    lines: [{ description: release.description, gross, taxable: false }],
  });
}
