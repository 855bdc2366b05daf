import { href } from "react-router";
import { TopicPicker } from "../../features/interests/topic-picker.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { interestsText } from "../../messages/interests.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DefaultButton } from "../../ui/default-button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import type { Route } from "./+types/interests.ts";

export { action, loader } from "./interests.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(interestsText, matches).title, { hidden: true });

export default function InterestSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { topics, chosen, version } = loaderData;
  const words = useText(interestsText);
  const form = useText(formText);
  const submitting = useSubmitting();
  return (
    <Card title={words.title} lede={words.lede}>
      <Form reply={actionData}>
        <DefaultButton />
        <VersionField version={version} nowHref={href("/settings/interests")} />
        <TopicPicker topics={topics} chosen={chosen} />
        <FormActions>
          <Button loading={submitting}>
            <SaveLabel>{form.save}</SaveLabel>
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
