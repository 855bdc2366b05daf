import { Form, href, Link } from "react-router";
import type { InvitationView } from "#api-schema/hiring-views.ts";
import { projectHref } from "../../lib/links.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Instant } from "../../ui/instant.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { PersonLine } from "../people/person-line.tsx";
import c from "./invitation-list.module.css";

/** Projects that somebody asks this freelancer to propose for. */
export function InvitationList({ invitations }: { invitations: readonly InvitationView[] }) {
  const words = useText(hiringText);
  return (
    <div className={c.list}>
      {invitations.map((invitation) => {
        const { project_id, title } = invitation.project;
        return (
          <Card key={invitation.invitation_id}>
            <div className={c.invitation}>
              <PersonLine person={invitation.client} note={words.invitedBy(invitation.client.name)} />
              <div>
                <Link to={projectHref(project_id)} className={c.title}>
                  {title}
                </Link>
                {invitation.message && <p className={c.message}>{invitation.message}</p>}
                <p className={c.note}>
                  {words.answerBefore} <Instant at={invitation.expires_at} />
                </p>
              </div>
              <div className={c.actions}>
                <Button size="sm" to={href("/projects/:project_id/propose", { project_id })}>
                  {words.acceptInvitation}
                </Button>
                <Form method="post">
                  <input type="hidden" name="invitation_id" value={invitation.invitation_id} />
                  <SubmitButton size="sm" kind="quiet">
                    {words.declineInvitation}
                  </SubmitButton>
                </Form>
              </div>
            </div>
          </Card>
        );
      })}
    </div>
  );
}
