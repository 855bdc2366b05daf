import { lazy, Suspense } from "react";
import { href } from "react-router";
import { ExperienceSections } from "../../features/experience/experience-sections.tsx";
import { HireButton } from "../../features/hiring/hire-button.tsx";
import { Grid } from "../../features/list/grid.tsx";
import { MembershipsCard } from "../../features/organisations/memberships-card.tsx";
import { ProfileFacts } from "../../features/people/profile-facts.tsx";
import { ProfileHeader } from "../../features/people/profile-header.tsx";
import { ReviewItem } from "../../features/people/review-item.tsx";
import { ReviewSpread } from "../../features/people/review-spread.tsx";
import { structuredPerson } from "../../features/people/structured-person.ts";
import { PortfolioResult } from "../../features/portfolios/portfolio-result.tsx";
import { BadgeCard } from "../../features/standing/badge-card.tsx";
import { pageTitle, StructuredData } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { peopleText } from "../../messages/people.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconPhoto } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Section } from "../../ui/section.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/page.ts";
import "../../features/calendar/calendar-card.module.css";
import "../../features/calendar/month-table.module.css";
import "../../features/strength/strength-card.module.css";
import "../../ui/progress.module.css";
import "../../ui/project-card.module.css";
import "../../ui/show-more.module.css";
import c from "./page.module.css";

// What most people's visitors never see comes when it is shown. The server writes it into the page all the same, so its
// styles are there from the start.
const CalendarCard = lazy(async () => ({
  default: (await import("../../features/calendar/calendar-card.tsx")).CalendarCard,
}));
const FirstWork = lazy(async () => ({
  default: (await import("../../features/portfolios/editor/first-work.tsx")).FirstWork,
}));
const OrganisationPage = lazy(async () => ({
  default: (await import("../../features/organisations/organisation-page.tsx")).OrganisationPage,
}));
const StrengthCard = lazy(async () => ({
  default: (await import("../../features/strength/strength-card.tsx")).StrengthCard,
}));
const SuccessCard = lazy(async () => ({
  default: (await import("../../features/standing/success-card.tsx")).SuccessCard,
}));
const ToOwnWork = lazy(async () => ({
  default: (await import("../../features/portfolios/editor/to-own-work.tsx")).ToOwnWork,
}));

export { action, loader } from "./page.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData }) => {
  if (!loaderData) return [];
  if (loaderData.kind === "organisation") return organisationHead(loaderData);
  const { user, origin } = loaderData;
  const title = user.headline ? `${user.name}, ${user.headline}` : user.name;
  return pageTitle(title, {
    // Search engines want one; where nothing was written, what somebody can do says most.
    description: user.bio || user.headline || [user.name, ...user.skills.map(({ name }) => name)].join(", "),
    kind: "profile",
    image: `/api/users/${user.user_id}/share-image.png`,
    home: { origin, path: `/@${user.handle}` },
    hidden: !user.listed,
  });
};

type Shown = Route.ComponentProps["loaderData"];

function organisationHead(shown: Extract<Shown, { kind: "organisation" }>) {
  const { organisation_id, name, handle, headline, about, logo } = shown.organisation;
  return pageTitle(headline ? `${name}, ${headline}` : name, {
    description: about || headline,
    image: logo ?? `/api/organisations/${organisation_id}/share-image.png`,
    home: { origin: shown.origin, path: `/@${handle}` },
  });
}

export default function AtHandle({ loaderData, actionData }: Route.ComponentProps) {
  if (loaderData.kind === "organisation")
    return (
      <Suspense>
        <OrganisationPage shown={loaderData} />
      </Suspense>
    );
  return <Profile shown={loaderData} refused={actionData?.message ?? null} />;
}

interface ProfileProps {
  readonly shown: Extract<Shown, { kind: "person" }>;
  readonly refused: string | null;
}

function Profile({ shown, refused }: ProfileProps) {
  const {
    user,
    portfolios,
    rating,
    bars,
    reviews,
    reviewsLede,
    moreWork,
    moreReviews,
    certifications,
    history,
    success,
    badges,
    marks,
    calendar,
    strength,
    memberships,
    localTime,
    origin,
  } = shown;
  const words = useText(peopleText);
  const isOwn = useReader().viewer?.userId === user.user_id;
  return (
    <div className={`wrap ${c.page}`}>
      <StructuredData data={import.meta.env.SSR && user.listed ? structuredPerson(user, origin) : null} />
      <Breadcrumbs crumbs={[{ label: words.title, to: href("/people") }, { label: user.name }]} />
      <ProfileHeader
        user={user}
        badges={marks}
        rating={rating}
        actions={<HireButton user={user} />}
        work={portfolios[0]?.picture ?? null}
      />
      {refused && <Notice tone="warn">{refused}</Notice>}
      <Split
        main={
          <>
            {strength && (
              <Suspense>
                <StrengthCard strength={strength} />
              </Suspense>
            )}
            {user.bio && (
              <Section title={words.about}>
                <Prose text={user.bio} />
              </Section>
            )}
            <Section title={words.work} {...(isOwn && portfolios.length > 0 ? { action: <WayToOwnWork /> } : {})}>
              {isOwn && portfolios.length === 0 ? (
                <Suspense>
                  <FirstWork headingLevel={3} />
                </Suspense>
              ) : portfolios.length === 0 ? (
                <EmptyState
                  headingLevel={3}
                  icon={<IconPhoto size={26} aria-hidden />}
                  title={words.noWork}
                  help={words.noWorkHelp(user.name)}
                />
              ) : (
                <div>
                  <Grid kind="work">
                    {portfolios.map((portfolio, place) => (
                      <PortfolioResult key={portfolio.slug} portfolio={portfolio} eager={place < 2} hideMaker />
                    ))}
                  </Grid>
                  <ShowMore {...moreWork} shown={portfolios.length} />
                </div>
              )}
            </Section>
            <ExperienceSections certifications={certifications} history={history} />
            <Section title={words.reviews} lede={reviewsLede}>
              {bars && <ReviewSpread {...bars} />}
              {reviews.length > 0 && (
                <ul className={c.reviews} id="reviews">
                  {reviews.map((review) => (
                    <ReviewItem key={review.review_id} review={review} />
                  ))}
                </ul>
              )}
              <ShowMore {...moreReviews} shown={reviews.length} />
            </Section>
          </>
        }
        aside={
          <ProfileFacts
            user={user}
            localTime={localTime}
            contractsCompleted={rating.contracts_completed}
            {...(isOwn ? {} : { hire: <HireButton user={user} full /> })}
            standing={
              <>
                {success && (
                  <Suspense>
                    <SuccessCard success={success} />
                  </Suspense>
                )}
                <BadgeCard badges={badges} withPast={isOwn} />
                <MembershipsCard memberships={memberships} />
                {calendar && (
                  <Suspense>
                    <CalendarCard calendar={calendar} isOwn={isOwn} />
                  </Suspense>
                )}
              </>
            }
          />
        }
      />
    </div>
  );
}

function WayToOwnWork() {
  return (
    <Suspense>
      <ToOwnWork />
    </Suspense>
  );
}
