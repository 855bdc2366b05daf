import { useMemo } from "react";
import { href } from "react-router";
import { InterestChips, InterestField, NoneInInterests } from "../../features/interests/interest-chips.tsx";
import { EmptyList } from "../../features/list/empty-list.tsx";
import { facetOptions, singleOptions } from "../../features/list/facet-options.ts";
import { Grid } from "../../features/list/grid.tsx";
import { ListPage } from "../../features/list/list-page.tsx";
import { unpackOptions } from "../../features/list/packed-options.ts";
import { ListFields } from "../../features/projects/list-fields.tsx";
import { unpackProjects } from "../../features/projects/packed-projects.ts";
import { ProjectResult } from "../../features/projects/project-result.tsx";
import { postProjectHref } from "../../lib/nav.ts";
import { openHead } from "../../lib/open-head.ts";
import { headWords } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { listText } from "../../messages/list.ts";
import { projectsText } from "../../messages/projects.ts";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches, location }) =>
  openHead(headWords(projectsText, matches), matches, location);

const path = href("/projects");

export default function Projects({ loaderData }: Route.ComponentProps) {
  const { total, more, filters, topics, skills, countries, chips, interests } = loaderData;
  const projects = useMemo(() => unpackProjects(loaderData.projects), [loaderData.projects]);
  const words = useText(projectsText);
  const list = useText(listText);
  return (
    <ListPage
      title={words.title}
      lede={words.lede}
      path={path}
      query={filters.q}
      searchLabel={words.search}
      active={chips}
      total={total}
      sort={filters.sort}
      sorts={[
        { value: "-created_at", label: list.newest },
        { value: "deadline", label: words.byDeadline },
        { value: "-budget", label: words.byBudget },
      ]}
      facets={[
        { name: "topic", label: words.topic, options: unpackOptions(topics) },
        { name: "skill", label: words.skills, options: unpackOptions(skills) },
        {
          name: "pricing",
          label: words.pricing,
          single: true,
          options: singleOptions(words.pricings, ["fixed", "hourly"], { selected: filters.pricing, any: list.anyOf }),
        },
        {
          name: "engagement",
          label: words.engagement,
          single: true,
          options: singleOptions(words.engagements, ["one_off", "ongoing"], {
            selected: filters.engagement,
            any: list.anyOf,
          }),
        },
        {
          name: "level",
          label: words.level,
          options: facetOptions(words.levels, ["entry", "intermediate", "expert"], filters.levels),
        },
      ]}
      top={<InterestChips links={interests} />}
      filterFields={
        <>
          <InterestField links={interests} />
          <ListFields filters={filters} countries={countries} />
        </>
      }
    >
      {projects.length === 0 && interests?.mine ? (
        <NoneInInterests allTo={interests.allTo} />
      ) : projects.length === 0 ? (
        <EmptyList
          filtered={chips.length > 0}
          clearHref={path}
          begin={{ to: postProjectHref, label: list.beginProject }}
        />
      ) : (
        <div>
          <Grid kind="rows">
            {projects.map((project) => (
              <ProjectResult key={project.projectId} project={project} />
            ))}
          </Grid>
          <ShowMore {...more} shown={projects.length} total={total} />
        </div>
      )}
    </ListPage>
  );
}
