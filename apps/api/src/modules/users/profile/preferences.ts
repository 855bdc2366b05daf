import { sql } from "kysely";
import type { SettingsView } from "#api-schema/settings.ts";
import { currency, isCurrency } from "#money";
import type { Db } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { isLocale, isTimeZone } from "../reference/places.ts";
import { badField } from "../users.errors.ts";
import { nextVersion, type ReadBefore } from "./list-version.ts";

export interface Preferences {
  /** Null for who never chose: their pages go by the browser. */
  readonly locale: string | null;
  /** Null for who never chose: their pages go by the browser. */
  readonly time_zone: string | null;
  readonly display_currency: string;
}

// What the column says where nothing was chosen; any other was chosen before choices were kept apart.
const UNSET_ZONE = "UTC";
const chosenZone = (as: string) =>
  sql<string | null>`case when ${sql.ref(`${as}.time_zone_chosen`)} or ${sql.ref(`${as}.time_zone`)} <> ${UNSET_ZONE}
    then ${sql.ref(`${as}.time_zone`)} end`;

/** How people want times, words and money shown, by id. */
export async function preferencesOf(db: Db, userIds: readonly string[]): Promise<ReadonlyMap<string, Preferences>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("users.preferences")
    .select(["user_id", "locale", "locale_chosen", "display_currency"])
    .select(chosenZone("users.preferences").as("time_zone"))
    .where("user_id", "in", [...new Set(userIds)])
    .execute();
  return new Map(
    rows.map(({ user_id, locale, locale_chosen, ...rest }) => [
      user_id,
      { ...rest, locale: locale_chosen ? locale : null },
    ]),
  );
}

/** The language and region that somebody chose; null for who never did. */
export async function chosenLocale(db: Db, userId: string): Promise<string | null> {
  return (await preferencesOf(db, [userId])).get(userId)?.locale ?? null;
}

export async function settingsOf(db: Db, userId: string): Promise<SettingsView> {
  return db
    .selectFrom("users.preferences as p")
    .innerJoin("users.users as u", "u.user_id", "p.user_id")
    .select([
      "p.locale",
      "p.display_currency",
      "u.show_in_lists",
      "u.show_city",
      "u.show_hourly_rate",
      "u.show_earnings",
      "u.settings_version as version",
    ])
    .select(chosenZone("p").as("time_zone"))
    .where("p.user_id", "=", userId)
    .executeTakeFirstOrThrow();
}

type Settings = Omit<SettingsView, "version">;

/** Replaces a person's settings. Throws `user.bad_field`; 409 `request.stale` with the settings as they are. */
export async function saveSettings(
  platform: Platform,
  actor: Actor,
  { settings, ...before }: ReadBefore & { readonly settings: Settings },
): Promise<SettingsView> {
  if (!isLocale(settings.locale))
    throw badField("/body/locale", "Use a language, with a country if you like, such as en-GB.");
  if (settings.time_zone !== null && !isTimeZone(settings.time_zone))
    throw badField("/body/time_zone", "Use a time zone such as Europe/Lisbon.");
  if (!isCurrency(settings.display_currency))
    throw badField("/body/display_currency", "Use a currency code such as EUR.");
  const { locale, time_zone, display_currency, ...privacy } = settings;
  const at = platform.clock.now();
  return platform.inTransaction(async (tx) => {
    if (!(await nextVersion(tx, "settings", { ...before, userId: actor.userId })))
      throw requestErrors.stale({ extra: { current: await settingsOf(tx, actor.userId) } });
    const preferences = {
      locale,
      locale_chosen: true,
      time_zone: time_zone ?? UNSET_ZONE,
      time_zone_chosen: time_zone !== null,
      display_currency: currency(display_currency),
      updated_at: at,
    };
    await tx.updateTable("users.preferences").set(preferences).where("user_id", "=", actor.userId).execute();
    await tx
      .updateTable("users.users")
      .set({ ...privacy, updated_at: at })
      .where("user_id", "=", actor.userId)
      .execute();
    const subject = { type: "user", id: actor.userId };
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.settings_changed",
      subject,
      after: { ...settings },
    });
    return settingsOf(tx, actor.userId);
  });
}
