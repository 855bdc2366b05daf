import type { apiOf } from "./api.server.ts";

const LOOKED_AT = 5;

/** People type names, the API takes ids and slugs: each name is looked up, and only an exact one counts. */
export async function findSkills(api: ReturnType<typeof apiOf>, names: readonly string[]) {
  const found = await Promise.all(
    names.map(async (name) => {
      const { data } = await api.users.listSkills({ query: { q: name.slice(0, 60), limit: LOOKED_AT } });
      return data.find((skill) => skill.name.toLowerCase() === name.toLowerCase()) ?? null;
    }),
  );
  return {
    skills: found.filter((skill) => skill !== null),
    unknown: names.filter((_name, place) => found[place] === null),
  };
}
