import { useEffect, useEffectEvent, useState } from "react";
import { Link, useLocation, useNavigation, useRevalidator } from "react-router";
import { languageOf } from "#api-schema/languages.ts";
import { listenLive, type LiveNews as News } from "../../lib/live.ts";
import { localPath } from "../../lib/local-path.ts";
import { useReader } from "../../lib/reader.ts";
import { isRefusalShown, useIsRefusalShown } from "../../lib/refusal-shown.ts";
import { useText } from "../../lib/text.ts";
import { tellUnread } from "../../lib/unread.ts";
import { whileLooking } from "../../lib/unsent.ts";
import { notificationsText } from "../../messages/notifications.ts";
import { uiText } from "../../messages/ui.ts";
import { IconBell, IconX } from "../../ui/icons.ts";
import t from "../../ui/toast.module.css";
import { follows } from "./follows.ts";
import c from "./live-news.module.css";

function pathOf(news: News): string | undefined {
  return localPath(news.link).split(/[?#]/)[0];
}

/**
 * Asks for the page's data anew; while another page is on its way, or a form, only once that is there. To ask meanwhile
 * would drop the answer that comes, and with it the word that something worked, which is said once. Nor while a refusal is
 * read.
 */
function useLookOnceIdle(): (what: "page" | "all") => void {
  const { revalidate } = useRevalidator();
  const { state } = useNavigation();
  const refused = useIsRefusalShown();
  const [wished, wish] = useState<"page" | "all" | null>(null);
  const look = useEffectEvent(
    (what: "page" | "all") => void (what === "all" ? revalidate() : whileLooking(revalidate)),
  );
  useEffect(() => {
    // The refusal that comes with this very answer is not among what was rendered before it.
    if (wished === null || refused || isRefusalShown() || state !== "idle") return;
    wish(null);
    look(wished);
  }, [wished, refused, state]);
  return wish;
}

/** News that come while the page is open: the bell counts them, a card says them, and the page they are about follows. */
export function LiveNews({ from }: { from: number }) {
  const words = useText(notificationsText);
  const ui = useText(uiText);
  const { now, locale } = useReader();
  const { pathname } = useLocation();
  const look = useLookOnceIdle();
  const [news, setNews] = useState<News | null>(null);
  const onNews = useEffectEvent((latest: News) => {
    if (!latest.quiet) setNews(latest);
    tellUnread({ count: latest.unread, after: now });
    if (follows(pathname, pathOf(latest))) look("page");
  });
  // The bell may be wrong too, so all is asked; the connection is back at this moment.
  const onMissed = useEffectEvent(() => look("all"));
  // Once: from then on the socket itself knows what came last.
  const listen = useEffectEvent(() => listenLive({ from, onNews, onMissed }));
  useEffect(() => listen(), []);
  return (
    <div className={c.region} role="status">
      {news && (
        <div key={`${news.title} ${news.unread}`} className={t.toast}>
          <IconBell size={20} aria-hidden />
          <span>
            <span className="vh">{words.unread}: </span>
            {news.words?.[languageOf(locale)]?.title ?? news.title}{" "}
            {pathOf(news) !== pathname && (
              <Link to={localPath(news.link)} className={c.open} onClick={() => setNews(null)}>
                {words.open}
              </Link>
            )}
          </span>
          <button type="button" aria-label={ui.close} onClick={() => setNews(null)}>
            <IconX size={18} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}
