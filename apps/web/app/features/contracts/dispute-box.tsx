import { href } from "react-router";
import type { ContractView } from "#api-schema/contract-routes.ts";
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { disputesText } from "../../messages/disputes.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Prose } from "../../ui/prose.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { When } from "../../ui/when.tsx";
import c from "./dispute-box.module.css";
import { Division } from "./division.tsx";

interface DisputeBoxProps {
  readonly dispute: NonNullable<MilestoneView["dispute"]>;
  readonly contract: ContractView;
}

/** A dispute: who, why, and every division proposed so far. */
export function DisputeBox({ dispute, contract }: DisputeBoxProps) {
  const words = useText(contractsText);
  const disputes = useText(disputesText);
  const { viewer } = useReader();
  const nameOf = (userId: string) =>
    userId === contract.client.user_id ? contract.client.name : contract.freelancer.name;
  const mine = (userId: string) => userId === viewer?.userId;
  const { opened_by: opener } = dispute;
  return (
    <div className={c.box} data-open={dispute.ended_at === null || undefined}>
      <div className={c.head}>
        <b>{mine(opener) ? words.disputedByYou : words.disputedBy(nameOf(opener))}</b>
        <StatusChip of="dispute" state={dispute.status} />
      </div>
      {dispute.cause === "party" ? <Prose text={dispute.reason} /> : <p>{disputes.cause[dispute.cause]}</p>}
      {contract.role !== "keeper" && (
        <div>
          <Button kind="secondary" size="sm" to={href("/disputes/:dispute_id", { dispute_id: dispute.dispute_id })}>
            {words.disputeOpen}
          </Button>
        </div>
      )}
      {dispute.settlements.map((settlement) => (
        <div key={settlement.settlement_id} className={c.settlement} data-state={settlement.status}>
          <div className={c.head}>
            <b>
              {mine(settlement.proposed_by) ? words.divisionByYou : words.divisionBy(nameOf(settlement.proposed_by))}
            </b>
            {settlement.status === "superseded" ? (
              <Badge>{words.superseded}</Badge>
            ) : (
              <When at={settlement.created_at} />
            )}
          </div>
          <Division toFreelancer={settlement.to_freelancer} toClient={settlement.to_client} />
          {settlement.message && <Prose text={settlement.message} />}
        </div>
      ))}
    </div>
  );
}
