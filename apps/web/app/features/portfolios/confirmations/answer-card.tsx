import type { ConfirmationView } from "#api-schema/confirmations.ts";
import { type FormReply, replyTo } from "../../../lib/form.ts";
import { useText } from "../../../lib/text.ts";
import { confirmationsText } from "../../../messages/confirmations.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { ChoiceGroup } from "../../../ui/choice-group.tsx";
import { Form, FormActions, useSubmitting } from "../../../ui/form.tsx";
import { TextArea } from "../../../ui/text-area.tsx";

interface AnswerProps {
  readonly confirmation: ConfirmationView;
  readonly reply: FormReply | undefined;
}

/** What this side can do now: the client confirms, declines or takes back; its maker takes back. */
export function AnswerCards({ confirmation, reply }: AnswerProps) {
  const { can, item } = confirmation;
  return (
    <>
      {can.includes("confirm") && item && (
        <ConfirmCard confirmation={confirmation} version={item.version} reply={replyTo(reply, "confirm")} />
      )}
      {can.includes("decline") && (
        <DeclineCard draft={`decline-${confirmation.confirmation_id}`} reply={replyTo(reply, "decline")} />
      )}
      {can.includes("withdraw") && <BackCard intent="withdraw" reply={replyTo(reply, "withdraw")} />}
      {can.includes("cancel") && (
        <BackCard
          intent={confirmation.state === "asked" ? "cancelAsk" : "cancelMark"}
          reply={replyTo(reply, "cancel")}
        />
      )}
    </>
  );
}

/** The answer to a form of this page, when it was this one. */
type Reply = ReturnType<typeof replyTo>;

interface ConfirmProps {
  readonly confirmation: ConfirmationView;
  readonly reply: Reply;
  /** Of the piece as it is shown beside the form. */
  readonly version: number;
}

function ConfirmCard({ confirmation, version, reply }: ConfirmProps) {
  const words = useText(confirmationsText);
  return (
    <Card look="raised" title={words.whatIsShown} lede={words.whatIsShownHelp}>
      <Form reply={reply}>
        <input type="hidden" name="item_version" value={version} />
        <ChoiceGroup
          name="show_name"
          label={words.showName}
          defaultValues={["yes"]}
          choices={[
            { value: "yes", label: words.withName(confirmation.client?.name ?? ""), help: words.withNameHelp },
            { value: "no", label: words.withoutName, help: words.withoutNameHelp },
          ]}
        />
        <FormActions>
          <Button name="intent" value="confirm" loading={useSubmitting("confirm")} full>
            {words.confirm}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

function DeclineCard({ draft, reply }: { draft: string; reply: Reply }) {
  const words = useText(confirmationsText);
  return (
    <Card title={words.declineTitle} lede={words.declineHelp}>
      <Form reply={reply} draft={draft}>
        <TextArea name="reason" label={words.reason} rows={3} maxLength={1_000} />
        <FormActions>
          <Button kind="secondary" name="intent" value="decline" loading={useSubmitting("decline")}>
            {words.decline}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

interface BackProps {
  readonly reply: Reply;
  readonly intent: "withdraw" | "cancelAsk" | "cancelMark";
}

function BackCard({ intent, reply }: BackProps) {
  const words = useText(confirmationsText);
  const value = intent === "withdraw" ? "withdraw" : "cancel";
  return (
    <Card lede={words[`${intent}Help`]}>
      <Form reply={reply}>
        <Button kind="secondary" name="intent" value={value} loading={useSubmitting(value)} full>
          {words[intent]}
        </Button>
      </Form>
    </Card>
  );
}
