import { href } from "react-router";
import type { MemberView, OrganisationView } from "#api-schema/organisations.ts";
import type { MoreLinks } from "../../lib/list-address.ts";
import { postProjectHref } from "../../lib/nav.ts";
import { StructuredData } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Prose } from "../../ui/prose.tsx";
import { Section } from "../../ui/section.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { Split } from "../../ui/split.tsx";
import { When } from "../../ui/when.tsx";
import { Grid } from "../list/grid.tsx";
import { HeaderLines } from "../people/header-lines.tsx";
import { PersonLine } from "../people/person-line.tsx";
import { PortfolioResult } from "../portfolios/portfolio-result.tsx";
import type { ShownPortfolio } from "../portfolios/shown-portfolio.ts";
import { ProjectResult } from "../projects/project-result.tsx";
import type { ShownProject } from "../projects/shown-project.ts";
import c from "./organisations.module.css";
import { structuredOrganisation } from "./structured-organisation.ts";

export interface ShownOrganisation {
  readonly organisation: OrganisationView;
  readonly members: readonly MemberView[];
  readonly moreMembers: string | null;
  readonly portfolios: readonly ShownPortfolio[];
  /** Open ones, and for those who belong to it all. */
  readonly projects: readonly ShownProject[];
  readonly moreProjects: MoreLinks;
  readonly origin: string;
}

/** What a company or studio shows: what it is, who belongs to it, what they make. */
export function OrganisationPage({ shown }: { shown: ShownOrganisation }) {
  const words = useText(organisationsText);
  const { organisation, members, moreMembers, portfolios, projects, moreProjects } = shown;
  return (
    <div className={`wrap ${c.page}`}>
      <StructuredData data={import.meta.env.SSR ? structuredOrganisation(shown) : null} />
      <Breadcrumbs crumbs={[{ label: words.title, to: href("/organisations") }, { label: organisation.name }]} />
      <Header organisation={organisation} />
      <Split
        main={
          <>
            {organisation.about && (
              <Section title={words.about}>
                <Prose text={organisation.about} />
              </Section>
            )}
            {projects.length > 0 && (
              <Section title={organisation.role ? words.projects : words.openProjects}>
                <Grid kind="rows">
                  {projects.map((project) => (
                    <ProjectResult key={project.projectId} project={project} />
                  ))}
                </Grid>
                <ShowMore {...moreProjects} shown={projects.length} />
              </Section>
            )}
            <Section title={words.members} {...(members.length === 0 ? { lede: words.noMembers } : {})}>
              <ul className={c.people}>
                {members.map(({ user, title }) => (
                  <li key={user.user_id}>
                    <PersonLine person={user} {...(title ? { note: title } : {})} />
                  </li>
                ))}
              </ul>
              <ShowMore to={moreMembers} shown={members.length} />
            </Section>
            {portfolios.length > 0 && (
              <Section title={words.work}>
                <Grid kind="work">
                  {portfolios.map((portfolio, place) => (
                    <PortfolioResult
                      key={`${portfolio.handle} ${portfolio.slug}`}
                      portfolio={portfolio}
                      eager={place < 2}
                    />
                  ))}
                </Grid>
              </Section>
            )}
          </>
        }
        aside={<Facts organisation={organisation} />}
      />
    </div>
  );
}

function Header({ organisation }: { organisation: OrganisationView }) {
  const words = useText(organisationsText);
  const { name, logo } = organisation;
  return (
    <div className={c.header}>
      <Avatar name={name} imageUrl={logo} size={112} square />
      <HeaderLines shown={organisation} kind={<Badge>{words.kind}</Badge>} />
      {organisation.can.includes("edit") && (
        <p className={c.actions}>
          <Button to={`${postProjectHref}?organisation=${organisation.organisation_id}`}>{words.postProject}</Button>
          <Button
            kind="secondary"
            to={href("/settings/organisations/:organisation_id", { organisation_id: organisation.organisation_id })}
          >
            {words.manage}
          </Button>
        </p>
      )}
    </div>
  );
}

function Facts({ organisation: { website, members_count, created_at } }: { organisation: OrganisationView }) {
  const words = useText(organisationsText);
  const link = website && (
    <a className="link" href={website} rel="nofollow ugc noopener noreferrer" target="_blank">
      {new URL(website).host}
    </a>
  );
  return (
    <Card look="raised">
      <KeyValue
        facts={[
          ...(link ? [{ label: words.website, value: link }] : []),
          { label: words.members, value: members_count },
          { label: words.since, value: <When at={created_at} absolute /> },
        ]}
      />
    </Card>
  );
}
