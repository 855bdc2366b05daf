import { href } from "react-router";
import { useText } from "../../lib/text.ts";
import { homeText } from "../../messages/home.ts";
import { shellText } from "../../messages/shell.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { Section } from "../../ui/section.tsx";
import { Grid } from "../list/grid.tsx";
import { PersonResult } from "../people/person-result.tsx";
import { PortfolioResult, portfolioKey } from "../portfolios/portfolio-result.tsx";
import { ProjectResult } from "../projects/project-result.tsx";
import { Hero } from "./hero.tsx";
import c from "./home.module.css";
import type { HomeData } from "./home-data.ts";
import { HowItWorks } from "./how-it-works.tsx";
import { topicIcon } from "./topic-icon.tsx";

const WORK_SHOWN = 8;

/** The home page of somebody who is not signed in. */
export function VisitorHome(data: HomeData) {
  const words = useText(homeText);
  const shell = useText(shellText);
  const { portfolios, projects, people, topics } = data;
  const all = (to: string, label: string) => (
    <Button kind="secondary" size="sm" to={to}>
      {label}
    </Button>
  );
  return (
    <div className={`wrap ${c.page}`}>
      <div className={c.top}>
        <Hero {...data} />
        {topics.length > 0 && (
          <ChipRow
            label={words.topics}
            chips={topics.map(({ slug, name }) => ({
              to: `${href("/portfolios")}?topic=${slug}`,
              label: name,
              icon: topicIcon(slug),
            }))}
          />
        )}
      </div>
      {portfolios.length > 0 && (
        <Section title={words.freshWork} lede={words.freshWorkLede} action={all(href("/portfolios"), words.allWork)}>
          <Grid kind="work">
            {portfolios.slice(0, WORK_SHOWN).map((portfolio) => (
              <PortfolioResult key={portfolioKey(portfolio)} portfolio={portfolio} />
            ))}
          </Grid>
        </Section>
      )}
      <HowItWorks />
      {projects.length > 0 && (
        <Section title={words.projects} lede={words.projectsLede} action={all(href("/projects"), words.allProjects)}>
          <Grid kind="pairs">
            {projects.map((project) => (
              <ProjectResult key={project.projectId} project={project} />
            ))}
          </Grid>
        </Section>
      )}
      {people.length > 0 && (
        <Section title={words.people} lede={words.peopleLede} action={all(href("/people"), words.allPeople)}>
          <Grid kind="people">
            {people.map((person) => (
              <PersonResult key={person.handle} person={person} />
            ))}
          </Grid>
        </Section>
      )}
      <section className={c.join}>
        <div>
          <h2>{words.joinTitle}</h2>
          <p>{words.joinText}</p>
        </div>
        <Button size="lg" to={href("/sign-up")}>
          {shell.join}
        </Button>
      </section>
    </div>
  );
}
