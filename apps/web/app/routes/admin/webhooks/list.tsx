import { Form, href } from "react-router";
import { WebhookTable } from "../../../features/money/webhook-table.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
import { webhooksText } from "../../../messages/webhooks.ts";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../../ui/form-error-summary.tsx";
import { IconBell } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import type { Route } from "./+types/list.ts";

export { action, loader } from "./list.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(webhooksText, matches).title, { hidden: true });

export default function Webhooks({ loaderData, actionData }: Route.ComponentProps) {
  const { webhooks, filter, more } = loaderData;
  const words = useText(webhooksText);
  const path = href("/admin/webhooks");
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      {actionData?.message && <FormErrorSummary reply={actionData} />}
      <ChipRow
        label={words.filterLabel}
        chips={(["dead", "received", "ignored", "handled"] as const).map((which) => ({
          to: which === "dead" ? path : `${path}?which=${which}`,
          label: words.states[which],
          current: which === filter,
        }))}
      />
      {webhooks.length === 0 ? (
        <EmptyState icon={<IconBell size={26} aria-hidden />} title={words.none} help={words.noneHelp} />
      ) : (
        <>
          {filter === "dead" && webhooks.length > 1 && (
            <Form method="post">
              <input type="hidden" name="intent" value="retry_all" />
              <SubmitButton kind="secondary">{words.retryAll}</SubmitButton>
            </Form>
          )}
          <WebhookTable webhooks={webhooks} />
          <ShowMore {...more} shown={webhooks.length} />
        </>
      )}
    </>
  );
}
