import { Form, href } from "react-router";
import type { MembershipView } from "#api-schema/organisations.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Button } from "../../ui/button.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { OrganisationLine } from "./organisation-line.tsx";
import c from "./organisations.module.css";

/** One of one's own organisations, and what one may do about it. */
export function OwnMembership({ membership }: { membership: MembershipView }) {
  const words = useText(organisationsText);
  const { organisation, role, title, shown } = membership;
  const { organisation_id, name } = organisation;
  const note = [words.roles[role], title, shown ? "" : words.notShown].filter(Boolean).join(" · ");
  const leaveHref = useDialogHref("leave", { organisation: organisation_id });
  return (
    <li className={c.item}>
      <OrganisationLine organisation={organisation} note={note} />
      <Form method="post" className={c.actions}>
        <input type="hidden" name="organisation_id" value={organisation_id} />
        {role !== "member" && (
          <Button
            kind="secondary"
            size="sm"
            to={href("/settings/organisations/:organisation_id", { organisation_id })}
            aria-label={words.manageNamed(name)}
          >
            {words.manage}
          </Button>
        )}
        <SubmitButton kind="quiet" size="sm" name="intent" value={shown ? "hide" : "show"}>
          {shown ? words.hide : words.show}
        </SubmitButton>
        <Button kind="quiet" size="sm" to={leaveHref} aria-label={words.leaveNamed(name)}>
          {words.leave}
        </Button>
      </Form>
    </li>
  );
}
