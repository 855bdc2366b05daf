import { Form } from "react-router";
import type { WebhookView } from "#api-schema/payments-webhooks.ts";
import { useText } from "../../lib/text.ts";
import { webhooksText } from "../../messages/webhooks.ts";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import c from "./webhook-table.module.css";

/** What payment providers told us, each dead letter with its way back. */
export function WebhookTable({ webhooks }: { webhooks: readonly WebhookView[] }) {
  const words = useText(webhooksText);
  return (
    <Table
      caption={words.title}
      rows={webhooks}
      rowKey={(row) => `${row.gateway}/${row.event_id}`}
      columns={[
        { key: "received", header: words.received, cell: (row) => <When at={row.received_at} /> },
        {
          key: "type",
          header: words.what,
          cell: (row) => (
            <span className={c.what}>
              {row.type.replaceAll(/[._]/g, " ")}
              <code>{row.object_id}</code>
            </span>
          ),
        },
        { key: "deliveries", header: words.deliveries, align: "end", cell: (row) => row.deliveries },
        { key: "attempts", header: words.attempts, align: "end", cell: (row) => row.attempts },
        { key: "note", header: words.note, cell: (row) => row.note ?? "" },
        {
          key: "retry",
          header: words.action,
          align: "end",
          cell: (row) =>
            row.can.includes("retry") ? (
              <Form method="post">
                <input type="hidden" name="gateway" value={row.gateway} />
                <input type="hidden" name="event_id" value={row.event_id} />
                <SubmitButton kind="secondary" size="sm" aria-label={words.retryNamed(row.event_id)}>
                  {words.retry}
                </SubmitButton>
              </Form>
            ) : (
              words.states[row.state]
            ),
        },
      ]}
    />
  );
}
