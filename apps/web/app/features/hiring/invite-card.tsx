import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { type Choice, Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";

interface InviteCardProps {
  readonly userId: string;
  /** The client's open projects. */
  readonly projects: readonly Choice[];
  readonly reply: FormReply | null;
}

/** The other way to a person's proposal: asking them for one. */
export function InviteCard({ userId, projects, reply }: InviteCardProps) {
  const words = useText(hiringText);
  const submitting = useSubmitting("invite");
  return (
    <Card title={words.inviteTitle} lede={words.inviteHelp}>
      <Form reply={reply} draft={`invitation-${userId}`}>
        <Select name="invited_to" label={words.inviteTo} choices={projects} defaultValue={projects[0]?.value} />
        <TextArea name="invitation" label={words.message} rows={3} maxLength={4_000} optional />
        <FormActions>
          <Button kind="secondary" name="intent" value="invite" loading={submitting}>
            {words.invite}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
