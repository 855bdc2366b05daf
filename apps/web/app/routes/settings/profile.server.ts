import { href } from "react-router";
import { quoteOrNull } from "../../features/money/quote.server.ts";
import { readPictures, readProfile } from "../../features/settings/profile-form.server.ts";
import { apiOf, load, requireViewer } from "../../lib/api.server.ts";
import { choicesByName } from "../../lib/choices-by-name.server.ts";
import { pageContext } from "../../lib/context.ts";
import { submit } from "../../lib/form.server.ts";
import { countryName, languageName } from "../../lib/format.ts";
import { orStale } from "../../lib/stale.server.ts";
import { textFor } from "../../lib/text.ts";
import { redirectWithToast } from "../../lib/toast.server.ts";
import { formText } from "../../messages/form.ts";
import { settingsText } from "../../messages/settings.ts";
import type { Route } from "./+types/profile.ts";

export async function loader(args: Route.LoaderArgs) {
  const { userId: user_id } = requireViewer(args);
  const api = apiOf(args);
  const [me, calendar, strength, countries, languages] = await load(
    args.request,
    Promise.all([
      api.users.me(),
      api.calendar.getCalendar({ params: { user_id } }),
      api.strength.getStrength(),
      api.users.listCountries(),
      api.users.listLanguages(),
    ]),
  );
  return {
    user: me.user,
    quote: await quoteOrNull(args, me.user.hourly_rate, { recipient_id: user_id }),
    // What they say in general: what the profile shows heeds their calendar too.
    availability: calendar.usual,
    strength,
    timeZones: [...new Set([me.user.time_zone ?? "UTC", "UTC", ...Intl.supportedValuesOf("timeZone")])],
    displayCurrency: me.settings.display_currency,
    countries: choicesByName(countries.data, countryName, args.context.get(pageContext).preferences.locale),
    languages: choicesByName(languages.data, languageName, args.context.get(pageContext).preferences.locale),
  };
}

export async function action(args: Route.ActionArgs) {
  const { request, context } = args;
  const { userId } = requireViewer(args);
  const form = await request.formData();
  const words = textFor(settingsText, context.get(pageContext).preferences.locale);
  const work = async () => {
    const pictures = await readPictures(form, { context, words });
    const body = { ...readProfile(form, { context, words }), ...pictures };
    const { users } = apiOf(args);
    const edit = users.patchUser({ params: { user_id: userId }, body });
    const sentence = textFor(formText, context.get(pageContext).preferences.locale).stale;
    await orStale(form, edit, { sentence, current: async () => (await users.me()).user });
    return redirectWithToast(href("/settings/profile"), words.saved);
  };
  return submit(request, form, work, {
    fields: {
      "user.handle_taken": "handle",
      "user.handle_changed_often": "handle",
      "user.handle_reserved": "handle",
    },
    names: {
      links: "link_url",
      languages: "language_code",
      profile_image_media_id: "profile_image",
      cover_image_media_id: "cover_image",
    },
  });
}
