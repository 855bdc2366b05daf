import { Form, href } from "react-router";
import { NewsList } from "../../features/notifications/news-list.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { notificationsText } from "../../messages/notifications.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconBell } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import type { Route } from "./+types/list.ts";
import c from "./list.module.css";

export { action, loader } from "./list.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(notificationsText, matches).title, { hidden: true });

const categories = ["hiring", "contracts", "money", "reviews", "account"] as const;

export default function Notifications({ loaderData }: Route.ComponentProps) {
  const { news, unread, category, more } = loaderData;
  const words = useText(notificationsText);
  const { viewer } = useReader();
  const all = href("/notifications");
  return (
    <div className={`wrap ${c.page}`}>
      <PageHeader
        title={words.title}
        actions={
          <>
            <Button kind="quiet" size="sm" to={href("/settings/notifications")}>
              {words.settings}
            </Button>
            {(viewer?.unreadNotifications ?? 0) > 0 && (
              <Form method="post">
                <SubmitButton kind="secondary" size="sm">
                  {words.markAll}
                </SubmitButton>
              </Form>
            )}
          </>
        }
      />
      <ChipRow
        label={words.which}
        chips={[
          { to: all, label: words.all, current: !unread && !category },
          { to: `${all}?unread`, label: words.onlyUnread, current: unread },
          ...categories.map((about) => ({
            to: `${all}?about=${about}`,
            label: words.categories[about],
            current: about === category,
          })),
        ]}
      />
      {news.length === 0 ? (
        <EmptyState
          icon={<IconBell size={26} aria-hidden />}
          title={unread ? words.noneUnread : category ? words.noneOfKind : words.none}
          help={words.noneHelp}
        />
      ) : (
        <div>
          <NewsList news={news} />
          <ShowMore {...more} shown={news.length} />
        </div>
      )}
    </div>
  );
}
