import { ConfirmDialog } from "../../features/organisations/confirm-dialog.tsx";
import { InvitationToMe } from "../../features/organisations/invitation-to-me.tsx";
import { OrganisationFields } from "../../features/organisations/organisation-fields.tsx";
import c from "../../features/organisations/organisations.module.css";
import { OwnMembership } from "../../features/organisations/own-membership.tsx";
import { replyTo } from "../../lib/form.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/organisations.ts";

export { action, loader } from "./organisations.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(organisationsText, matches).title, { hidden: true });

export default function OrganisationSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { memberships, more, invitations, countries, leaving } = loaderData;
  const words = useText(organisationsText);
  const submitting = useSubmitting("create");
  const creating = replyTo(actionData, "create");
  return (
    <>
      <UnclaimedRefusal reply={actionData} forms={["create"]} />
      {invitations.length > 0 && (
        <Card title={words.invitations} look="raised">
          <ul className={c.list}>
            {invitations.map((invitation) => (
              <InvitationToMe key={invitation.invitation_id} invitation={invitation} />
            ))}
          </ul>
        </Card>
      )}
      <Card title={words.title} lede={words.mineLede}>
        {memberships.length === 0 && <p className={c.note}>{words.none}</p>}
        <ul className={c.list}>
          {memberships.map((membership) => (
            <OwnMembership key={membership.organisation.organisation_id} membership={membership} />
          ))}
        </ul>
        <ShowMore to={more} shown={memberships.length} />
      </Card>
      <Card title={words.create} lede={words.createLede}>
        <Form reply={creating} multipart>
          <input type="hidden" name="intent" value="create" />
          <OrganisationFields organisation={null} countries={countries} />
          <FormActions>
            <Button loading={submitting}>{words.create}</Button>
          </FormActions>
        </Form>
      </Card>
      {leaving && (
        <ConfirmDialog
          name="leave"
          title={words.leaveTitle(leaving.organisation.name)}
          help={words.leaveHelp}
          confirm={words.leave}
          fields={{ organisation_id: leaving.organisation.organisation_id, name: leaving.organisation.name }}
          params={["organisation"]}
        />
      )}
    </>
  );
}
