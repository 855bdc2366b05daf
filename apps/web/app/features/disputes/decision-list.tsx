import type { DisputeDetail } from "#api-schema/disputes.ts";
import { useText } from "../../lib/text.ts";
import { disputesText } from "../../messages/disputes.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Section } from "../../ui/section.tsx";
import { When } from "../../ui/when.tsx";
import { Division } from "../contracts/division.tsx";
import c from "./decision-list.module.css";

/** Every decision taken at the desk, newest first, and who stands behind it. */
export function DecisionList({ detail, idempotencyKey }: { detail: DisputeDetail; idempotencyKey: string }) {
  const words = useText(disputesText);
  const confirm = useDialogHref("confirm");
  const decline = useDialogHref("decline");
  if (detail.decisions.length === 0) return null;
  return (
    <Section title={words.decisions}>
      {detail.decisions.map((decision) => (
        <Card key={decision.decision_id} title={words.decisionBy(decision.decided_by.name)}>
          <div className={c.decision}>
            <p className={c.facts}>
              <Badge tone={decision.status === "proposed" ? "act" : decision.status === "in_force" ? "money" : "plain"}>
                {words.decisionState[decision.status]}
              </Badge>
              <When at={decision.decided_at} />
            </p>
            <Division toFreelancer={decision.to_freelancer} toClient={decision.to_client} />
            <Prose text={decision.reasons} />
            {decision.answered_by && (
              <p>
                {decision.status === "declined"
                  ? words.declinedBy(decision.answered_by.name)
                  : words.confirmedBy(decision.answered_by.name)}
              </p>
            )}
            {decision.answer_note && <Prose text={decision.answer_note} />}
            {decision.status === "proposed" && detail.can.includes("withdraw_decision") && (
              <Form reply={null} idempotencyKey={`${idempotencyKey}-withdraw`}>
                <input type="hidden" name="decision_id" value={decision.decision_id} />
                <FormActions>
                  <Button kind="secondary" name="intent" value="withdraw">
                    {words.withdrawDecision}
                  </Button>
                </FormActions>
              </Form>
            )}
            {decision.status === "proposed" && detail.can.includes("confirm") && (
              <p className={c.facts}>
                <Button to={confirm}>{words.confirm}</Button>
                <Button kind="secondary" to={decline}>
                  {words.decline}
                </Button>
              </p>
            )}
          </div>
        </Card>
      ))}
    </Section>
  );
}
