import { href } from "react-router";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import choice from "../../ui/choice-group.module.css";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Table } from "../../ui/table.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import type { Route } from "./+types/notifications.ts";

export { action, loader } from "./notifications.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(settingsText, matches).notifications, { hidden: true });

export default function NotificationSettings({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(settingsText);
  const submitting = useSubmitting();
  const box = (category: keyof typeof words.categories, way: "in_app" | "email", label: string, on: boolean) => {
    const name = `${category}_${way}`;
    return (
      <label className={choice.choice}>
        <input
          type="checkbox"
          name={name}
          value="yes"
          // A box that was cleared sends nothing.
          defaultChecked={actionData ? actionData.values[name]?.[0] === "yes" : on}
          aria-label={words.preferenceOf(words.categories[category], label)}
        />
      </label>
    );
  };
  return (
    <Card title={words.notifications} lede={words.notificationsLede}>
      <Form reply={actionData}>
        <VersionField version={loaderData.version} nowHref={href("/settings/notifications")} />
        <Table
          caption={words.notifications}
          rows={loaderData.preferences}
          rowKey={(row) => row.category}
          columns={[
            { key: "what", header: words.notifications, cell: (row) => words.categories[row.category] },
            { key: "in_app", header: words.inApp, cell: (row) => box(row.category, "in_app", words.inApp, row.in_app) },
            { key: "email", header: words.byMail, cell: (row) => box(row.category, "email", words.byMail, row.email) },
          ]}
        />
        <FormActions>
          <Button loading={submitting}>
            <SaveLabel>{words.save}</SaveLabel>
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
