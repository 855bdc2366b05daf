import type { apiOf } from "./api.server.ts";

const LOOKED_AT = 5;

/**
 * People type names, the API takes ids and slugs: each name is looked up, and only an exact one counts. None is looked up
 * when there are more than the API takes: each costs a call, and a form has room for a hundred thousand.
 */
export async function findSkills(api: ReturnType<typeof apiOf>, names: readonly string[], max: number) {
  if (names.length > max) return { skills: [], unknown: [], tooMany: true };
  const found = await Promise.all(
    names.map(async (name) => {
      const { data } = await api.users.listSkills({ query: { q: name.slice(0, 60), limit: LOOKED_AT } });
      return data.find((skill) => skill.name.toLowerCase() === name.toLowerCase()) ?? null;
    }),
  );
  return {
    skills: found.filter((skill) => skill !== null),
    unknown: names.filter((_name, place) => found[place] === null),
    tooMany: false,
  };
}
