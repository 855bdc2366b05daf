import { projectsApi as api } from "#api-schema/projects.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cancelProject, closeProject } from "./close-project.ts";
import { createProject } from "./create-project.ts";
import { replaceProject, updateProject } from "./edit-project.ts";
import { listProjects } from "./list-projects.ts";
import { publishProject } from "./publish-project.ts";
import { readProject } from "./read-project.ts";
import { shareImage } from "./share-image.ts";

export function serveProjects(http: HttpApp, platform: Platform): void {
  serve(http, api.listProjects, ({ actor, query }) => listProjects(platform, actor, query));
  serve(http, api.createProject, ({ actor, body }) => createProject(platform, actor, body));
  serve(http, api.getProject, ({ actor, params }) => readProject(platform, actor, params.project_id));
  serve(http, api.getShareImage, async ({ params, setHeader }) => {
    const picture = await shareImage(platform, params.project_id);
    setHeader("content-type", "image/png");
    setHeader("cache-control", "public, max-age=3600");
    return picture;
  });
  serve(http, api.replaceProject, ({ actor, params, body, expectVersion }) =>
    replaceProject(platform, actor, { projectId: params.project_id, body, expectVersion }),
  );
  serve(http, api.updateProject, ({ actor, params, body, expectVersion }) =>
    updateProject(platform, actor, { projectId: params.project_id, body, expectVersion }),
  );
  serve(http, api.cancelProject, ({ actor, params }) => cancelProject(platform, actor, params.project_id));
  serve(http, api.publishProject, ({ actor, params }) => publishProject(platform, actor, params.project_id));
  serve(http, api.closeProject, ({ actor, params }) => closeProject(platform, actor, params.project_id));
}
