import { expect, test } from "vitest";
import { postProject, propose } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("a project for people of one country takes proposals of those who live there, and of whom the client invited", async () => {
  const [client, local, stranger] = await Promise.all([
    signUp(kogi, { user_type: "client" }),
    signUp(kogi, { user_type: "freelancer" }),
    signUp(kogi, { user_type: "freelancer" }),
  ]);
  const { project_id } = await postProject(client, { location: { countries: ["JP"] } });
  const canOf = async (person: Person) => (await person.api.projects.getProject({ params: { project_id } })).can;
  await local.api.users.patchUser({ params: { user_id: local.userId }, body: { country: "JP" } });
  expect(await canOf(local)).toContain("propose");
  expect(await canOf(stranger)).not.toContain("propose");
  await expect(propose(stranger, project_id)).rejects.toMatchObject({
    status: 403,
    problem: { code: "proposal.lives_elsewhere" },
  });
  expect(await propose(local, project_id)).toMatchObject({ status: "submitted" });
  await client.api.projects.invite({ params: { project_id }, body: { user_id: stranger.userId } });
  expect(await canOf(stranger)).toContain("propose");
  expect(await propose(stranger, project_id)).toMatchObject({ status: "submitted" });
});
