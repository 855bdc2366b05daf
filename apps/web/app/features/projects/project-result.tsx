import { countryName } from "../../lib/format.ts";
import { projectHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { ProjectCard } from "../../ui/project-card.tsx";
import type { ShownProject } from "./shown-project.ts";

export function ProjectResult({ project }: { project: ShownProject }) {
  const { locale } = useReader();
  const { projectId, client, proposals, ...shown } = project;
  const note = client.country ? countryName(client.country, locale) : undefined;
  return (
    <ProjectCard
      {...shown}
      to={projectHref(projectId)}
      client={{ name: client.name, imageUrl: client.imageUrl, square: client.square, note }}
      proposalCount={proposals}
    />
  );
}
