import { expect, test } from "vitest";
import { postProject } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
const visitor = () => kogi.api().projects;

test("a post that is hidden, and one of somebody who blocks the reader, is gone with the next read", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const reader = await signUp(kogi);
  const { project_id } = await postProject(client);
  const params = { project_id };
  const gone = expect.objectContaining({ status: 404, code: "project.not_found" });
  await reader.api.projects.getProject({ params });
  await client.api.users.addBlock({ body: { user_id: reader.userId, kind: "block" } });
  await expect(reader.api.projects.getProject({ params })).rejects.toEqual(gone);
  await visitor().getProject({ params });
  await kogi.platform.owner((owner) =>
    owner.query("update projects.projects set hidden_at = now() where project_id = $1", [project_id]),
  );
  await expect(visitor().getProject({ params })).rejects.toEqual(gone);
  expect((await visitor().listProjects({ query: { user_id: client.userId } })).data).toEqual([]);
  expect(await client.api.projects.getProject({ params })).toMatchObject({ project_id });
});
