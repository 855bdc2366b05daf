import { Form } from "react-router";
import type { OrganisationInvitationView } from "#api-schema/organisations.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { OrganisationLine } from "./organisation-line.tsx";
import c from "./organisations.module.css";

/** Somebody asks the reader to belong to an organisation. */
export function InvitationToMe({ invitation }: { invitation: OrganisationInvitationView }) {
  const words = useText(organisationsText);
  const reader = useReader();
  const { organisation, invited_by, role, expires_at } = invitation;
  const asked = words.invitedAs(invited_by.name, words.asRole[role]);
  return (
    <li className={c.item}>
      <OrganisationLine
        organisation={organisation}
        note={`${asked} (${words.until(formatDate(expires_at, reader))})`}
      />
      <Form method="post" className={c.actions}>
        <input type="hidden" name="invitation_id" value={invitation.invitation_id} />
        <input type="hidden" name="name" value={organisation.name} />
        <SubmitButton size="sm" name="intent" value="accept" aria-label={words.acceptNamed(organisation.name)}>
          {words.accept}
        </SubmitButton>
        <SubmitButton
          kind="secondary"
          size="sm"
          name="intent"
          value="decline"
          aria-label={words.declineNamed(organisation.name)}
        >
          {words.decline}
        </SubmitButton>
      </Form>
    </li>
  );
}
