import { href } from "react-router";
import { ConfirmationTable } from "../../features/portfolios/confirmations/confirmation-table.tsx";
import { VerifiedMark } from "../../features/portfolios/confirmations/verified-mark.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { confirmationsText } from "../../messages/confirmations.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { IconRosetteDiscountCheckFilled } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Select } from "../../ui/select.tsx";
import { Split } from "../../ui/split.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import type { Route } from "./+types/item-confirm.ts";

export { action, loader } from "./item-confirm.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(confirmationsText, matches).askTitle, { hidden: true });

export default function ConfirmItem({ loaderData, actionData }: Route.ComponentProps) {
  const { item, portfolio, contracts, asked, live } = loaderData;
  const words = useText(confirmationsText);
  const mine = useText(ownPortfoliosText);
  const { portfolio_id } = portfolio;
  return (
    <div className="wrap">
      <PageHeader
        title={words.askTitle}
        lede={words.askLede}
        crumbs={[
          { label: mine.title, to: href("/portfolios/mine") },
          { label: portfolio.title, to: href("/portfolios/:portfolio_id/edit", { portfolio_id }) },
          {
            label: item.title,
            to: href("/portfolios/:portfolio_id/items/:item_id", { portfolio_id, item_id: item.item_id }),
          },
          { label: words.card },
        ]}
      />
      <Split
        main={
          <>
            {item.verified && (
              <Card look="raised">
                <VerifiedMark mark={item.verified} />
              </Card>
            )}
            {!live &&
              (contracts.length === 0 ? (
                <EmptyState
                  icon={<IconRosetteDiscountCheckFilled size={26} aria-hidden />}
                  title={words.noContracts}
                  help={words.noContractsHelp}
                />
              ) : (
                <AskForm itemId={item.item_id} contracts={contracts} formKey={loaderData.formKey} reply={actionData} />
              ))}
            {asked.length > 0 && (
              <Section title={words.earlier}>
                <ConfirmationTable confirmations={asked} side="owner" caption={words.earlier} />
              </Section>
            )}
          </>
        }
        aside={null}
      />
    </div>
  );
}

interface AskFormProps {
  readonly itemId: string;
  readonly contracts: Route.ComponentProps["loaderData"]["contracts"];
  readonly formKey: string;
  readonly reply: Route.ComponentProps["actionData"];
}

function AskForm({ itemId, contracts, formKey, reply }: AskFormProps) {
  const words = useText(confirmationsText);
  return (
    <Form reply={reply} idempotencyKey={formKey} draft={`confirmation-${itemId}`}>
      <Select
        name="contract_id"
        label={words.contract}
        help={words.contractHelp}
        choices={contracts.map(({ contract_id, title, client }) => ({
          value: contract_id,
          label: words.contractOf(title, client?.name ?? words.left),
        }))}
      />
      <TextArea name="message" label={words.message} help={words.messageHelp} rows={4} maxLength={1_000} optional />
      <FormActions>
        <Button loading={useSubmitting()}>{words.ask}</Button>
      </FormActions>
    </Form>
  );
}
