import { href } from "react-router";
import { ConfirmDialog } from "../../features/organisations/confirm-dialog.tsx";
import { InviteCard, OpenInvitations } from "../../features/organisations/invite-card.tsx";
import { MemberRow } from "../../features/organisations/member-row.tsx";
import { OrganisationFields } from "../../features/organisations/organisation-fields.tsx";
import c from "../../features/organisations/organisations.module.css";
import { replyTo } from "../../lib/form.ts";
import { profileHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import type { Route } from "./+types/organisation.ts";

export { action, loader } from "./organisation.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(loaderData?.organisation.name ?? headWords(organisationsText, matches).title, { hidden: true });

export default function OrganisationKeeping({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, members, more, invitations, countries, changing } = loaderData;
  const words = useText(organisationsText);
  const submitting = useSubmitting("details");
  const closeHref = useDialogHref("close");
  return (
    <>
      <Breadcrumbs
        crumbs={[{ label: words.title, to: href("/settings/organisations") }, { label: organisation.name }]}
      />
      <UnclaimedRefusal reply={actionData} forms={["details", "member", "invite"]} />
      <Card title={words.members}>
        <ul className={c.list}>
          {members.map((member) => (
            <MemberRow
              key={member.user.user_id}
              member={member}
              open={changing === member.user.user_id}
              reply={changing === member.user.user_id ? replyTo(actionData, "member") : null}
            />
          ))}
        </ul>
        <ShowMore to={more} shown={members.length} />
      </Card>
      <OpenInvitations invitations={invitations} />
      <InviteCard
        key={`invite ${invitations.length}`}
        organisation={organisation}
        reply={replyTo(actionData, "invite")}
      />
      <Card
        title={words.details}
        action={
          <Button kind="quiet" size="sm" to={profileHref(organisation.handle)}>
            {words.toPage}
          </Button>
        }
      >
        <Form
          key={organisation.version}
          reply={replyTo(actionData, "details")}
          multipart
          draft={`organisation-${organisation.organisation_id}`}
        >
          <input type="hidden" name="intent" value="details" />
          <VersionField version={organisation.version} nowHref={profileHref(organisation.handle)} />
          <OrganisationFields organisation={organisation} countries={countries} />
          <FormActions>
            <Button loading={submitting}>
              <SaveLabel>{words.save}</SaveLabel>
            </Button>
          </FormActions>
        </Form>
      </Card>
      <Card title={words.billing} lede={words.billingLede}>
        <FormActions>
          <Button
            kind="secondary"
            to={href("/settings/organisations/:organisation_id/billing", {
              organisation_id: organisation.organisation_id,
            })}
          >
            {words.billing}
          </Button>
          <Button kind="quiet" to={`${href("/invoices")}?organisation=${organisation.organisation_id}`}>
            {words.documents}
          </Button>
          <Button kind="quiet" to={`${href("/contracts")}?organisation=${organisation.organisation_id}&which=all`}>
            {words.contracts}
          </Button>
        </FormActions>
      </Card>
      {organisation.can.includes("close") && (
        <Card title={words.close} lede={words.closeHelp}>
          <Button kind="danger" to={closeHref}>
            {words.close}
          </Button>
        </Card>
      )}
      <ConfirmDialog
        name="close"
        title={words.closeTitle(organisation.name)}
        help={words.closeHelp}
        confirm={words.close}
        fields={{ name: organisation.name }}
      />
    </>
  );
}
