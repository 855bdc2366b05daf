// What a person chose for their own account: language, time, currency, privacy.
import { type Static, Type } from "typebox";
import { CurrencyCode, nullable, record, route } from "./core.ts";

export const TimeZone = Type.String({ maxLength: 60, description: "IANA name, such as Europe/Lisbon." });
const Locale = Type.String({
  pattern: "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$",
  description: "BCP 47, such as en-GB.",
});

export const SettingsView = record({
  locale: Type.String(),
  /** Null: none was chosen, and pages go by the browser. */
  time_zone: nullable(Type.String()),
  display_currency: CurrencyCode,
  /** Off: the person is left out of lists and search, and found by their address alone. */
  show_in_lists: Type.Boolean(),
  show_city: Type.Boolean(),
  show_hourly_rate: Type.Boolean(),
  /** Off at first. On: the profile tells a band of what was earned here, never the figure. */
  show_earnings: Type.Boolean(),
  version: Type.Integer(),
});
export type SettingsView = Static<typeof SettingsView>;

export const settingsRoutes = {
  putSettings: route({
    method: "PUT",
    path: "/api/users/me/settings",
    summary: "Language, time zone, currency and privacy.",
    access: "signed_in",
    scope: "users:write",
    body: record({
      locale: Locale,
      time_zone: nullable(TimeZone),
      display_currency: CurrencyCode,
      show_in_lists: Type.Boolean(),
      show_city: Type.Boolean(),
      show_hourly_rate: Type.Boolean(),
      show_earnings: Type.Boolean(),
      /** The version that was read: settings that were changed since are not written over. */
      version: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    response: SettingsView,
    errors: ["user.bad_field", "user.not_found", "request.stale"],
  }),
};
