import { href } from "react-router";
import { BecauseLine, becauseFields, hireDraft, startOf } from "../../features/hiring/because.tsx";
import { InviteCard } from "../../features/hiring/invite-card.tsx";
import { OfferForm } from "../../features/hiring/offer-form.tsx";
import { WorkFields } from "../../features/hiring/work-fields.tsx";
import { PersonLine } from "../../features/people/person-line.tsx";
import { replyTo } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { profileHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { uiText } from "../../messages/ui.ts";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/hire.ts";

export { action, loader } from "./hire.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(
    loaderData
      ? headWords(hiringText, matches).hireTitle(loaderData.person.name)
      : headWords(hiringText, matches).makeOffer,
    { hidden: true },
  );

export default function Hire({ loaderData, actionData }: Route.ComponentProps) {
  const { person, projects, currencies, mayHire, because, key } = loaderData;
  const words = useText(hiringText);
  const ui = useText(uiText);
  const { locale } = useReader();
  const back = profileHref(person.handle);
  const invitation = replyTo(actionData, "invite");
  return (
    <div className="wrap">
      <PageHeader
        title={words.hireTitle(person.name)}
        lede={words.hireLede}
        crumbs={[
          { label: words.people, to: href("/people") },
          { label: person.name, to: back },
          { label: words.makeOffer },
        ]}
      />
      <Split
        main={
          mayHire ? (
            <OfferForm
              pair={loaderData.pair}
              side="client"
              currencies={currencies}
              start={{ milestones: [{}], hourlyRate: null }}
              hourly={false}
              fields={because ? becauseFields(because) : {}}
              about={
                <WorkFields
                  projects={projects}
                  currencies={currencies}
                  rate={person.hourly_rate}
                  start={because && startOf(because, words)}
                />
              }
              quote={(actionData && "quote" in actionData && actionData.quote) || null}
              idempotencyKey={key}
              reply={invitation ? undefined : actionData}
              cancelTo={back}
              draft={hireDraft(person.user_id, because)}
            />
          ) : (
            <Notice>{words.clientsOnly}</Notice>
          )
        }
        aside={
          <>
            <Card>
              <PersonLine
                person={person}
                note={person.hourly_rate && ui.perHour(formatMoney(person.hourly_rate, locale, { short: true }))}
              />
            </Card>
            {because && (
              <Card lede={words.becauseHelp}>
                <BecauseLine because={because} handle={person.handle} />
              </Card>
            )}
            {mayHire && projects.length > 0 && (
              <InviteCard userId={person.user_id} projects={projects} reply={invitation} />
            )}
          </>
        }
      />
    </div>
  );
}
