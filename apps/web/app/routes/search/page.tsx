import { Form, href } from "react-router";
import { Grid } from "../../features/list/grid.tsx";
import { OrganisationResult } from "../../features/organisations/organisation-result.tsx";
import { PersonResult } from "../../features/people/person-result.tsx";
import { PortfolioResult, portfolioKey } from "../../features/portfolios/portfolio-result.tsx";
import { ProjectResult } from "../../features/projects/project-result.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { searchText } from "../../messages/search.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormActions } from "../../ui/form.tsx";
import { IconSearch } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/page.ts";
import c from "./page.module.css";

export { loader } from "./page.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(searchText, matches).title, { hidden: true });

export default function Search({ loaderData }: Route.ComponentProps) {
  const { q, found } = loaderData;
  const words = useText(searchText);
  if (!found)
    return (
      <div className={`wrap ${c.ask}`}>
        <PageHeader title={words.prompt} lede={words.promptHelp} />
        <Form method="get" className={c.form}>
          <TextField name="q" type="search" label={words.title} hideLabel maxLength={100} />
          <FormActions>
            <Button>{words.title}</Button>
          </FormActions>
        </Form>
      </div>
    );
  const { people, portfolios, projects, organisations } = found;
  const nothing = [people, portfolios, projects, organisations].every(({ data }) => data.length === 0);
  return (
    <div className={`wrap ${c.page}`}>
      <PageHeader title={words.resultsFor(q)} />
      {nothing && (
        <EmptyState
          icon={<IconSearch size={26} aria-hidden />}
          title={words.nothing(q)}
          help={words.nothingHelp}
          action={
            <Button kind="secondary" to={href("/portfolios")}>
              {words.work}
            </Button>
          }
        />
      )}
      <Found
        title={words.people}
        kind="people"
        to={href("/people")}
        q={q}
        shown={people.data.length}
        total={people.total}
      >
        {people.data.map((person) => (
          <PersonResult key={person.handle} person={person} />
        ))}
      </Found>
      <Found
        title={words.work}
        kind="work"
        to={href("/portfolios")}
        q={q}
        shown={portfolios.data.length}
        total={portfolios.total}
      >
        {portfolios.data.map((portfolio) => (
          <PortfolioResult key={portfolioKey(portfolio)} portfolio={portfolio} />
        ))}
      </Found>
      <Found
        title={words.projects}
        kind="pairs"
        to={href("/projects")}
        q={q}
        shown={projects.data.length}
        total={projects.total}
      >
        {projects.data.map((project) => (
          <ProjectResult key={project.projectId} project={project} />
        ))}
      </Found>
      <Found
        title={words.organisations}
        kind="people"
        to={href("/organisations")}
        q={q}
        shown={organisations.data.length}
        total={organisations.total}
      >
        {organisations.data.map((organisation) => (
          <OrganisationResult key={organisation.organisation_id} organisation={organisation} />
        ))}
      </Found>
    </div>
  );
}

interface FoundProps {
  readonly title: string;
  readonly kind: "work" | "people" | "pairs";
  readonly to: string;
  readonly q: string;
  readonly shown: number;
  readonly total: number | undefined;
  readonly children: React.ReactNode;
}

function Found({ title, kind, to, q, shown, total = shown, children }: FoundProps) {
  const words = useText(searchText);
  if (shown === 0) return null;
  const all = (
    <Button kind="secondary" size="sm" to={`${to}?${new URLSearchParams({ q })}`}>
      {words.all(total)}
    </Button>
  );
  return (
    <Section title={title} action={total > shown ? all : undefined}>
      <Grid kind={kind}>{children}</Grid>
    </Section>
  );
}
