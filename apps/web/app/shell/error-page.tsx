import { href, isRouteErrorResponse, useLocation } from "react-router";
import { homeHref } from "../lib/nav.ts";
import { useText, type WordsOf } from "../lib/text.ts";
import { isLostPage } from "../lib/unsent.ts";
import { errorPageText } from "../messages/errors.ts";
import { Button } from "../ui/button.tsx";
import c from "./error-page.module.css";

/** What stands where a page failed: what happened, what is safe, what to do. */
export function ErrorPage({ error }: { error: unknown }) {
  const words = useText(errorPageText);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const lost = isLostPage(error);
  const foreign = isRouteErrorResponse(error) && Boolean(error.data?.foreign);
  const { pathname, search } = useLocation();
  const handle = status === 404 ? personAddress.exec(pathname)?.[1] : undefined;
  const special = foreign ? "foreign" : lost ? "lost" : handle ? "nobody" : null;
  const { title, help } = special
    ? { title: words[`${special}Title`], help: words[`${special}Help`] }
    : explain(status, words);
  return (
    <div className={`wrap ${c.page}`}>
      <title>{`${title} · Kogi`}</title>
      {!lost && (
        <span className={c.status} aria-hidden="true">
          {status}
        </span>
      )}
      <h1>{title}</h1>
      <p>{help}</p>
      <div className={c.actions}>
        {handle && <Button to={`${href("/search")}?${new URLSearchParams({ q: handle })}`}>{words.searchFor}</Button>}
        <Button to={homeHref} kind={handle ? "secondary" : "primary"}>
          {words.goHome}
        </Button>
        {status >= 500 && (
          <Button kind="secondary" to={`${pathname}${search}`} reload>
            {words.tryAgain}
          </Button>
        )}
      </div>
    </div>
  );
}

const personAddress = /^\/@([a-z0-9-]{1,30})\/?$/i;

type Words = WordsOf<typeof errorPageText>;

function explain(status: number, words: Words): { title: string; help: string } {
  if (status === 404 || status === 410) return { title: words.notFoundTitle, help: words.notFoundHelp };
  if (status === 401 || status === 403) return { title: words.forbiddenTitle, help: words.forbiddenHelp };
  if (status === 413) return { title: words.tooLargeTitle, help: words.tooLargeHelp };
  if (status === 429) return { title: words.tooManyTitle, help: words.tooManyHelp };
  if (status === 503) return { title: words.busyTitle, help: words.busyHelp };
  if (status >= 400 && status < 500) return { title: words.impossibleTitle, help: words.impossibleHelp };
  return { title: words.brokenTitle, help: words.brokenHelp };
}
