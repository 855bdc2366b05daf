import { href } from "react-router";
import type { Viewer } from "../../lib/context.ts";
import { postProjectHref } from "../../lib/nav.ts";
import { useText } from "../../lib/text.ts";
import { homeText } from "../../messages/home.ts";
import { shellText } from "../../messages/shell.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconBell, IconBriefcase, IconUsers } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Grid } from "../list/grid.tsx";
import { NewsList } from "../notifications/news-list.tsx";
import { PersonResult } from "../people/person-result.tsx";
import { PortfolioResult, portfolioKey } from "../portfolios/portfolio-result.tsx";
import { ProjectResult } from "../projects/project-result.tsx";
import c from "./home.module.css";
import type { HomeData } from "./home-data.ts";

const WORK_SHOWN = 8;

/** The home page of somebody who is signed in: first what concerns them, then what might. */
export function SignedInHome({ viewer, ...data }: HomeData & { viewer: Viewer }) {
  const words = useText(homeText);
  const isClient = viewer.userType === "client";
  return (
    <div className={`wrap ${c.signedIn}`}>
      <PageHeader title={words.hello(viewer.name.split(" ")[0] ?? viewer.name)} lede={words.helloLede} />
      {!viewer.emailVerified && (
        <div className={c.verify}>
          <Notice
            title={words.verifyTitle}
            action={
              <Button kind="secondary" size="sm" to={href("/verify-email")}>
                {words.verifyAction}
              </Button>
            }
          >
            {words.verifyText}
          </Notice>
        </div>
      )}
      <div className={c.columns}>
        <div className={c.column}>{isClient ? <ForClients {...data} /> : <ForMakers {...data} />}</div>
        <News news={data.news} />
      </div>
      <FreshWork portfolios={data.portfolios} />
    </div>
  );
}

function ForClients({ own, people, unanswered }: HomeData) {
  const words = useText(homeText);
  const shell = useText(shellText);
  return (
    <>
      {!unanswered.own && (
        <Section
          title={words.yourProjects}
          action={
            own.length > 0 ? (
              <More to={href("/projects/mine")}>{words.allYourProjects}</More>
            ) : (
              <More to={postProjectHref}>{shell.postProject}</More>
            )
          }
        >
          {own.length > 0 ? (
            <Grid kind="rows">
              {own.map((project) => (
                <ProjectResult key={project.projectId} project={project} />
              ))}
            </Grid>
          ) : (
            <EmptyState
              headingLevel={3}
              icon={<IconBriefcase size={26} aria-hidden />}
              title={words.noProjects}
              help={words.noProjectsHelp}
              action={<Button to={postProjectHref}>{shell.postProject}</Button>}
            />
          )}
        </Section>
      )}
      {!unanswered.people && (
        <Section
          title={words.people}
          lede={words.peopleLede}
          action={<More to={href("/people")}>{words.allPeople}</More>}
        >
          {people.length > 0 ? (
            <Grid kind="people">
              {people.map((person) => (
                <PersonResult key={person.handle} person={person} />
              ))}
            </Grid>
          ) : (
            <EmptyState
              headingLevel={3}
              icon={<IconUsers size={26} aria-hidden />}
              title={words.noPeople}
              help={words.noPeopleHelp}
              action={<Button to={postProjectHref}>{shell.postProject}</Button>}
            />
          )}
        </Section>
      )}
    </>
  );
}

function ForMakers({ projects, unanswered }: HomeData) {
  const words = useText(homeText);
  if (unanswered.projects) return null;
  return (
    <Section title={words.projects} action={<More to={href("/projects")}>{words.allProjects}</More>}>
      {projects.length > 0 ? (
        <Grid kind="rows">
          {projects.map((project) => (
            <ProjectResult key={project.projectId} project={project} />
          ))}
        </Grid>
      ) : (
        <EmptyState
          headingLevel={3}
          icon={<IconBriefcase size={26} aria-hidden />}
          title={words.noOpenProjects}
          help={words.noOpenProjectsHelp}
          action={<Button to={href("/portfolios/new")}>{words.showWork}</Button>}
        />
      )}
    </Section>
  );
}

function FreshWork({ portfolios }: Pick<HomeData, "portfolios">) {
  const words = useText(homeText);
  if (portfolios.length === 0) return null;
  return (
    <div className={c.below}>
      <Section title={words.freshWork} action={<More to={href("/portfolios")}>{words.allWork}</More>}>
        <Grid kind="work">
          {portfolios.slice(0, WORK_SHOWN).map((portfolio) => (
            <PortfolioResult key={portfolioKey(portfolio)} portfolio={portfolio} />
          ))}
        </Grid>
      </Section>
    </div>
  );
}

function News({ news }: Pick<HomeData, "news">) {
  const words = useText(homeText);
  if (news.length === 0)
    return <EmptyState icon={<IconBell size={26} aria-hidden />} title={words.noNews} help={words.noNewsHelp} />;
  return (
    <Card title={words.news} action={<More to={href("/notifications")}>{words.allNews}</More>}>
      <NewsList news={news} />
    </Card>
  );
}

function More({ to, children }: { to: string; children: string }) {
  return (
    <Button kind="secondary" size="sm" to={to}>
      {children}
    </Button>
  );
}
