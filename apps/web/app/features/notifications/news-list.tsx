import { useRef } from "react";
import { href, Link, useFetcher } from "react-router";
import type { NotificationView } from "#api-schema/notifications.ts";
import type { FormReply } from "../../lib/form.ts";
import { localPath } from "../../lib/local-path.ts";
import { useText } from "../../lib/text.ts";
import { notificationsText } from "../../messages/notifications.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { IconCheck } from "../../ui/icons.ts";
import { When } from "../../ui/when.tsx";
import c from "./news-list.module.css";

/** What happened, the latest first; what has not been read yet is marked. */
export function NewsList({ news }: { news: readonly NotificationView[] }) {
  return (
    <ul className={c.list}>
      {news.map((item) => (
        <NewsItem key={item.notification_id} item={item} />
      ))}
    </ul>
  );
}

/** Following the link reads it; without JavaScript, or to leave it at that, the button does. */
function NewsItem({ item }: { item: NotificationView }) {
  const words = useText(notificationsText);
  const link = useRef<HTMLAnchorElement>(null);
  const reading = useFetcher<FormReply | null>();
  const unread = item.read_at === null && reading.state === "idle";
  const failed = reading.state === "idle" ? reading.data?.message : null;
  const target = { method: "post", action: href("/notifications") } as const;
  const read = () => void reading.submit({ notification_id: item.notification_id }, target);
  return (
    <li className={c.item} data-unread={unread || undefined}>
      <Link ref={link} to={localPath(item.link)} className={c.title} {...(unread ? { onClick: read } : {})}>
        {unread && <span className="vh">{words.unread}: </span>}
        {item.title}
      </Link>
      {item.body && <p>{item.body}</p>}
      <span className={c.when}>
        <When at={item.updated_at} />
      </span>
      {failed && <p role="alert">{failed}</p>}
      {unread && (
        // The button goes with what it marks: who pressed it goes on from the news itself.
        <reading.Form {...target} className={c.read} onSubmit={() => link.current?.focus()}>
          <input type="hidden" name="notification_id" value={item.notification_id} />
          <IconButton label={words.markRead}>
            <IconCheck size={18} aria-hidden />
          </IconButton>
        </reading.Form>
      )}
    </li>
  );
}
