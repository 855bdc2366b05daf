import { Form as PlainForm } from "react-router";
import { useFilterHref } from "../../../features/admin/use-filter-href.ts";
import { WebhookTable } from "../../../features/money/webhook-table.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { webhooksText } from "../../../messages/webhooks.ts";
import { Button } from "../../../ui/button.tsx";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Form, FormActions } from "../../../ui/form.tsx";
import { FormErrorSummary } from "../../../ui/form-error-summary.tsx";
import { IconBell } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import type { Route } from "./+types/list.ts";

export { action, loader } from "./list.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(webhooksText, matches).title, { hidden: true });

export default function Webhooks({ loaderData, actionData }: Route.ComponentProps) {
  const { webhooks, filters, filter, object, more } = loaderData;
  const words = useText(webhooksText);
  const search = useText(deskSearchText);
  const to = useFilterHref();
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      <Form key={object} method="get">
        <TextField name="object" label={search.object} optional defaultValue={object ?? undefined} />
        <FormActions>
          <Button kind="secondary" size="sm">
            {search.find}
          </Button>
          {object !== null && (
            <Button kind="quiet" size="sm" to={to({ object: null })}>
              {search.all}
            </Button>
          )}
        </FormActions>
      </Form>
      <ChipRow
        label={words.filterLabel}
        chips={filters.map((which) => ({
          to: to({ which }),
          label: which === "all" ? search.all : words.states[which],
          current: which === filter,
        }))}
      />
      {webhooks.length === 0 ? (
        <EmptyState icon={<IconBell size={26} aria-hidden />} title={words.none} help={words.noneHelp} />
      ) : (
        <>
          {/* Those of everything go round again: not over a list of one thing. */}
          {filter === "dead" && object === null && webhooks.length > 1 && (
            <PlainForm method="post">
              <input type="hidden" name="intent" value="retry_all" />
              <SubmitButton kind="secondary">{words.retryAll}</SubmitButton>
            </PlainForm>
          )}
          <WebhookTable webhooks={webhooks} />
          <ShowMore {...more} shown={webhooks.length} />
        </>
      )}
    </>
  );
}
