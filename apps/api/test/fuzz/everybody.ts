// Somebody who is everybody at once, so that nobody's rights stand before what is asked, and a thing of each kind.
import { type Person, signUp } from "#test/people.ts";
import type { World } from "#test/world.ts";
import type { Pool } from "./schema-values.ts";

export async function everybody(kogi: World): Promise<{ readonly person: Person; readonly pool: Pool }> {
  const person = await signUp(kogi, { user_type: "client", roles: ["freelancer", "investor", "admin", "reviewer"] });
  const { portfolio_id } = await person.api.portfolios.createPortfolio({ body: { title: "Work" } });
  const { project_id } = await person.api.projects.createProject({ body: { title: "Labels" } });
  const pool = new Map([
    ["user_id", [person.userId]],
    ["portfolio_id", [portfolio_id]],
    ["project_id", [project_id]],
  ]);
  return { person, pool };
}
