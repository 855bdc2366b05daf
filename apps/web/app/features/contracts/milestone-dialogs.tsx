import { useSearchParams } from "react-router";
import type { ContractView } from "#api-schema/contract-routes.ts";
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import type { DialogContext } from "./action-dialog.tsx";
import { ApproveDialog, ApprovePartDialog } from "./approve-dialogs.tsx";
import { AcceptSettlementDialog, DisputeDialog, SettleDialog, WithdrawDisputeDialog } from "./dispute-dialogs.tsx";
import { ProtectDialog, RenewDialog } from "./protect-dialog.tsx";
import { AskRefundDialog, GiveBackDialog } from "./refund-dialogs.tsx";
import { AcceptRestDialog, DeclineRestDialog } from "./rest-dialogs.tsx";
import { HandInDialog, ReviseDialog } from "./work-dialogs.tsx";

export interface MilestoneDialogProps extends DialogContext {
  readonly contract: ContractView;
  readonly milestone: MilestoneView;
}

/** Which dialog needs which permission. A link to something one may not do any more opens nothing. */
const dialogs: Readonly<Record<string, { may: string; show: React.ComponentType<MilestoneDialogProps> }>> = {
  protect: { may: "fund", show: ProtectDialog },
  submit: { may: "submit", show: HandInDialog },
  approve: { may: "approve", show: ApproveDialog },
  approve_part: { may: "approve", show: ApprovePartDialog },
  accept_rest: { may: "accept_rest", show: AcceptRestDialog },
  decline_rest: { may: "decline_rest", show: DeclineRestDialog },
  renew: { may: "renew", show: RenewDialog },
  revise: { may: "request_revision", show: ReviseDialog },
  ask_refund: { may: "request_refund", show: AskRefundDialog },
  give_back: { may: "refund", show: GiveBackDialog },
  dispute: { may: "dispute", show: DisputeDialog },
  withdraw_dispute: { may: "withdraw_dispute", show: WithdrawDisputeDialog },
  settle: { may: "propose_settlement", show: SettleDialog },
  accept_settlement: { may: "accept_settlement", show: AcceptSettlementDialog },
};

/** The dialog that the address asks for. */
export function MilestoneDialogs({ contract, ...props }: Omit<MilestoneDialogProps, "milestone">) {
  const [params] = useSearchParams();
  const wanted = dialogs[params.get("dialog") ?? ""];
  const milestone = contract.milestones.find((one) => one.milestone_id === params.get("milestone"));
  if (!wanted || !milestone?.can.includes(wanted.may)) return null;
  const Show = wanted.show;
  return <Show {...props} contract={contract} milestone={milestone} />;
}
