import { data, redirect } from "react-router";
import type { CalendarView } from "#api-schema/calendar.ts";
import type { UserView } from "#api-schema/users.ts";
import { readOrganisationPage } from "../../features/organisations/organisation-page.server.ts";
import { reviewsOf } from "../../features/people/read-reviews.server.ts";
import { portfolioCards } from "../../features/portfolios/card-data.server.ts";
import { marksOf } from "../../features/standing/badge-marks.server.ts";
import { apiOf, load, loadOrNull } from "../../lib/api.server.ts";
import { type PageContext, pageContext } from "../../lib/context.ts";
import { submit, text } from "../../lib/form.server.ts";
import { listWindow, moreLinks, PAGE_SIZE, pageUrl } from "../../lib/list-address.ts";
import { textFor } from "../../lib/text.ts";
import { localTimeText } from "../../messages/local-time.ts";
import type { Route } from "./+types/page.ts";

// Two lists of one page: each has its own place in the address.
const WORK = { prefix: "work_", size: PAGE_SIZE };
const REVIEWS = { prefix: "reviews_", size: 10 };
const BADGES_READ = 50;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const api = apiOf({ context });
  const url = pageUrl(request);
  const { origin } = context.get(pageContext);
  const handle = handleOf(params.handle);
  const asked = api.users.getUserByHandle({ params: { handle } });
  const person = await loadOrNull(asked);
  if (!person) {
    const shown = await readOrganisationPage(api, { handle, url, origin });
    if (shown) return { kind: "organisation" as const, ...shown };
  }
  const user = person ?? (await load(request, asked));
  const user_id = user.user_id;
  const isOwn = context.get(pageContext).viewer?.userId === user_id;
  // Clients have no score; others have one to read about, or their own numbers on the way to one.
  const scored = user.success_score !== null || (isOwn && user.works);
  const { locale } = context.get(pageContext).preferences;
  const [portfolios, reviewed, certifications, history, success, badges, marks, calendar, strength, memberships] =
    await Promise.all([
      loadOrNull(
        api.portfolios.listPortfolios({
          query: { user_id, state: ["published"], sort: "position", ...listWindow(url, WORK) },
        }),
      ),
      reviewsOf(api, user, { url, place: REVIEWS, locale }),
      loadOrNull(api.experience.listCertifications({ params: { user_id }, query: {} })),
      loadOrNull(api.experience.getHistory({ params: { user_id } })),
      scored ? loadOrNull(api.standing.getSuccess({ params: { user_id } })) : null,
      isOwn || user.badges.length > 0
        ? loadOrNull(api.standing.listBadges({ params: { user_id }, query: { limit: BADGES_READ } }))
        : null,
      marksOf({ context }, user.badges),
      user.works ? loadOrNull(api.calendar.getCalendar({ params: { user_id } })) : null,
      isOwn ? loadOrNull(api.strength.getStrength()) : null,
      loadOrNull(api.organisations.listMembershipsOf({ params: { user_id }, query: {} })),
    ]);
  return {
    kind: "person" as const,
    user,
    localTime: localTimeOf(user, context.get(pageContext)),
    origin,
    memberships: memberships?.data ?? [],
    portfolios: portfolioCards(portfolios?.data ?? []),
    ...reviewed,
    moreWork: moreLinks(url, portfolios?.next_cursor ?? null, WORK),
    certifications: certifications?.data ?? [],
    history: history?.data ?? [],
    success,
    calendar: calendar && (isOwn || isMarked(calendar)) ? calendar : null,
    strength: strength?.next ? strength : null,
    badges: badges?.data ?? [],
    marks,
  };
}

/** What time it is where they are, worded here: the page's program is as large as it may be. */
function localTimeOf({ time_zone: timeZone }: UserView, { now, preferences: { locale } }: PageContext) {
  if (timeZone === null) return null;
  const { label } = textFor(localTimeText, locale);
  const time = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit", timeZone, timeZoneName: "short" });
  return { label, value: time.format(now) };
}

// One with nothing in it is for its owner alone, to begin it.
function isMarked({ away, months }: CalendarView): boolean {
  return away.length > 0 || months.length > 0;
}

/** Vouching for a skill, or taking that back. */
export async function action({ request, context, params }: Route.ActionArgs) {
  const api = apiOf({ context });
  const form = await request.formData();
  return submit(request, form, async () => {
    const { user_id } = await api.users.getUserByHandle({ params: { handle: handleOf(params.handle) } });
    const skill = { user_id, skill_id: text(form, "skill_id") };
    if (form.get("intent") === "withdraw") await api.endorsements.withdrawEndorsement({ params: skill });
    else await api.endorsements.endorse({ params: skill });
    const { pathname, search } = pageUrl(request);
    return redirect(pathname + search);
  });
}

// Any word at the top of the site that is no page of ours ends here: only "@name" is a person or an organisation.
function handleOf(segment: string): string {
  if (!segment.startsWith("@")) throw data(null, { status: 404 });
  return segment.slice(1).toLowerCase();
}
