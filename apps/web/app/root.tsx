import "@fontsource-variable/bricolage-grotesque/wght.css";
import "@fontsource-variable/instrument-sans/wght.css";
import "./theme/fallback-fonts.css";
import "./theme/tokens.css";
import "./theme/elements.css";
import displayFont from "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2?url";
import textFont from "@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url";
import { lazy, Suspense, use, useEffect } from "react";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunction,
  useRouteError,
  useRouteLoaderData,
} from "react-router";
import { languageOf } from "#api-schema/languages.ts";
import type { Route } from "./+types/root.ts";
import { forgetDraftsOfOthers } from "./lib/form-drafts.ts";
import { NonceContext } from "./lib/nonce.ts";
import { timeZoneCookie, writingOf } from "./lib/preferences.ts";
import { pseudoLanguage } from "./lib/pseudo-words.ts";
import { ReaderContext, readerIn, useReader } from "./lib/reader.ts";
import { replyWhereUnanswered } from "./lib/unanswered.ts";
import { isLookingAgain, unlessByItself } from "./lib/unsent.ts";
import type { loader } from "./root.server.ts";
import { ErrorPage } from "./shell/error-page.tsx";
import { Footer } from "./shell/footer.tsx";
import { Header } from "./shell/header.tsx";
import { NavigationProgress } from "./shell/navigation-progress.tsx";
import { NextPage } from "./shell/next-page.tsx";
import { SkipLink } from "./shell/skip-link.tsx";
import { UnansweredNotice } from "./shell/unanswered-notice.tsx";
import { useFocusOnNavigation } from "./shell/use-focus-on-navigation.ts";
import { Toast } from "./ui/toast.tsx";
import { useHydrated } from "./ui/use-hydrated.ts";

export { loader, middleware } from "./root.server.ts";

export const clientMiddleware: Route.ClientMiddlewareFunction[] = [
  ({ request }, next) => replyWhereUnanswered(request, next),
];

export const shouldRevalidate: ShouldRevalidateFunction = (asked) => !isLookingAgain(asked) && unlessByItself(asked);

export const links: Route.LinksFunction = () => [
  ...[displayFont, textFont].map((href) => ({
    rel: "preload",
    as: "font",
    type: "font/woff2",
    href,
    crossOrigin: "anonymous" as const,
  })),
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

export function Layout({ children }: { children: React.ReactNode }) {
  const error = useRouteError();
  const { reader, toast } = useRouteLoaderData<typeof loader>("root") ?? { reader: readerIn(error), toast: null };
  const nonce = use(NonceContext);
  return (
    <html {...writingOf(reader.locale)} data-scheme={reader.colorScheme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#15121f" />
        <Meta />
        <Links nonce={nonce} />
      </head>
      <body>
        <ReaderContext value={reader}>
          <SkipLink />
          <NavigationProgress />
          <Header />
          <main id="main" tabIndex={-1}>
            {children}
          </main>
          <Footer />
          <Toast message={toast} stamp={reader.now} />
          <UnansweredNotice />
        </ReaderContext>
        <ScrollRestoration nonce={nonce} />
        {/* No script has the words that tests make up. */}
        {reader.locale !== pseudoLanguage && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

// Loaded once the page stands: nothing on it waits for news.
const LiveNews = lazy(async () => ({ default: (await import("./features/notifications/live-news.tsx")).LiveNews }));

export default function App() {
  useEffect(rememberTimeZone, []);
  useFocusOnNavigation();
  const { viewer, locale } = useReader();
  const spoken = languageOf(locale);
  useEffect(() => loadAnewInOther(spoken), [spoken]);
  const userId = viewer?.userId;
  useEffect(() => {
    if (userId !== undefined) forgetDraftsOfOthers(sessionStorage, userId);
  }, [userId]);
  const hydrated = useHydrated();
  return (
    <>
      <NextPage>
        <Outlet />
      </NextPage>
      {hydrated && viewer && (
        <Suspense>
          <LiveNews from={viewer.livePosition} />
        </Suspense>
      )}
    </>
  );
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ErrorPage error={error} />;
}

const loadedLanguage = typeof document === "undefined" ? "" : document.documentElement.lang;

// Signing in can change the language, and the scripts of this page have the words of one alone.
function loadAnewInOther(language: string) {
  if (language !== loadedLanguage) location.reload();
}

// The server cannot know the reader's time zone on the first visit; from the second on it writes local times.
function rememberTimeZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox
  document.cookie = `${timeZoneCookie}=${encodeURIComponent(zone)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
