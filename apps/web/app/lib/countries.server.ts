import { apiOf } from "./api.server.ts";
import { choicesByName } from "./choices-by-name.server.ts";
import { pageContext } from "./context.ts";
import { countryName } from "./format.ts";

/** All countries, by their names in the reader's language. */
export async function countriesByName(args: Parameters<typeof apiOf>[0]) {
  const { data } = await apiOf(args).users.listCountries();
  return choicesByName(data, countryName, args.context.get(pageContext).preferences.locale);
}
