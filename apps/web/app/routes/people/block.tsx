import { href } from "react-router";
import { profileHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { blocksText } from "../../messages/blocks.ts";
import { formText } from "../../messages/form.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/block.ts";

export { action, loader } from "./block.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) => {
  const words = headWords(blocksText, matches);
  return pageTitle(loaderData ? words.askTitle(loaderData.name) : words.title, { hidden: true });
};

export default function BlockPerson({ loaderData, actionData }: Route.ComponentProps) {
  const { user_id, handle, name } = loaderData;
  const words = useText(blocksText);
  const form = useText(formText);
  const [blocking, muting] = [useSubmitting("block"), useSubmitting("mute")];
  const back = profileHref(handle);
  return (
    <div className="wrap">
      <PageHeader
        title={words.askTitle(name)}
        lede={words.askLede}
        crumbs={[{ label: words.people, to: href("/people") }, { label: name, to: back }, { label: words.block }]}
      />
      <Card>
        <Form reply={actionData}>
          <input type="hidden" name="user_id" value={user_id} />
          <p>{words.blockHelp}</p>
          <p>{words.muteHelp}</p>
          <FormActions>
            <Button kind="danger" name="intent" value="block" loading={blocking}>
              {words.block}
            </Button>
            <Button kind="secondary" name="intent" value="mute" loading={muting}>
              {words.mute}
            </Button>
            <Button kind="quiet" to={back}>
              {form.cancel}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </div>
  );
}
