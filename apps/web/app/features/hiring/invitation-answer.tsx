import { href, useActionData } from "react-router";
import type { InvitationView } from "#api-schema/hiring-views.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { When } from "../../ui/when.tsx";
import c from "../projects/project-next-steps.module.css";
import { DeclineDialog } from "./decline-dialog.tsx";

const DIALOG = "decline_invitation";

/** What the client wrote to this reader, and the two answers to it: a proposal, or no. */
export function InvitationAnswer({ invitation, mayPropose }: { invitation: InvitationView; mayPropose: boolean }) {
  const words = useText(hiringText);
  const decline = useDialogHref(DIALOG);
  const reply = useActionData<FormReply>();
  const { project, client, message, expires_at } = invitation;
  return (
    <section className={c.action} aria-label={words.invitedYou(client.name)}>
      <div className={c.invitation}>
        <b>{words.invitedYou(client.name)}</b>
        {message && <p>{message}</p>}
        <p className={c.note}>
          {words.answerBefore} <When at={expires_at} absolute />
        </p>
      </div>
      {mayPropose && (
        <Button to={href("/projects/:project_id/propose", { project_id: project.project_id })} size="lg" full>
          {words.acceptInvitation}
        </Button>
      )}
      <Button kind="quiet" to={decline} full>
        {words.declineInvitation}
      </Button>
      <DeclineDialog
        name={DIALOG}
        title={words.declineInvitationTitle}
        help={words.declineInvitationHelp}
        fields={{ invitation_id: invitation.invitation_id }}
        reply={reply}
      />
    </section>
  );
}
