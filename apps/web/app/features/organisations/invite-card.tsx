import { Form as PlainForm } from "react-router";
import {
  type OrganisationInvitationView,
  type OrganisationView,
  organisationRoles,
} from "#api-schema/organisations.ts";
import type { FormReply } from "../../lib/form.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { PersonLine } from "../people/person-line.tsx";
import c from "./organisations.module.css";

/** Whom the organisation waits for. */
export function OpenInvitations({ invitations }: { invitations: readonly OrganisationInvitationView[] }) {
  const words = useText(organisationsText);
  const reader = useReader();
  return (
    <Card title={words.invited}>
      {invitations.length === 0 ? (
        <p className={c.note}>{words.noneInvited}</p>
      ) : (
        <ul className={c.list}>
          {invitations.map(({ invitation_id, user, role, expires_at }) => (
            <li key={invitation_id} className={c.item}>
              <PersonLine
                person={user}
                note={`${words.roles[role]} · ${words.until(formatDate(expires_at, reader))}`}
              />
              <PlainForm method="post" className={c.actions}>
                <input type="hidden" name="invitation_id" value={invitation_id} />
                <SubmitButton
                  kind="quiet"
                  size="sm"
                  name="intent"
                  value="withdraw"
                  aria-label={words.withdrawNamed(user.name)}
                >
                  {words.withdraw}
                </SubmitButton>
              </PlainForm>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface InviteCardProps {
  readonly organisation: OrganisationView;
  readonly reply: FormReply | null;
}

/** Asks somebody by their handle. */
export function InviteCard({ organisation, reply }: InviteCardProps) {
  const words = useText(organisationsText);
  const submitting = useSubmitting("invite");
  const roles = organisation.can.includes("change_roles") ? organisationRoles : (["member"] as const);
  return (
    <Card title={words.invite} lede={words.inviteLede}>
      <Form reply={reply}>
        <input type="hidden" name="intent" value="invite" />
        <FieldRow>
          <TextField
            name="guest"
            label={words.inviteHandle}
            help={words.inviteHandleHelp}
            prefix="@"
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
          />
          <Select
            name="role"
            label={words.role}
            help={words.roleHelp}
            choices={roles.map((value) => ({ value, label: words.roles[value] }))}
            defaultValue="member"
          />
        </FieldRow>
        <FormActions>
          <Button loading={submitting}>{words.send}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
