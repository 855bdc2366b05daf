import { notificationsApi } from "#api-schema/notifications.ts";
import { chosenLocale } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { notificationErrors } from "./notifications.errors.ts";
import { countUnread, holdUnread, listNotifications, markRead } from "./notifications.repository.ts";
import { holdPreferences, preferencesOf, savePreference, versionOf } from "./preferences.ts";
import { readUnsubscribeToken } from "./unsubscribe-link.ts";

export function notificationRoutes(http: HttpApp, platform: Platform): void {
  const { db, clock, inTransaction } = platform;

  serve(http, notificationsApi.listNotifications, async ({ actor, query, locale }) =>
    listNotifications(db, {
      userId: actor.userId,
      limit: query.limit ?? 20,
      cursor: query.cursor,
      unread: query.unread,
      categories: query.category ?? [],
      count: query.count,
      locale: (await chosenLocale(db, actor.userId)) ?? locale ?? "en-GB",
    }),
  );

  serve(http, notificationsApi.countUnread, async ({ actor }) => ({ unread: await countUnread(db, actor.userId) }));

  serve(http, notificationsApi.markRead, async ({ actor, body }) =>
    inTransaction(async (tx) => {
      await holdUnread(tx, actor.userId);
      const ids = body.all ? null : (body.notification_ids ?? []);
      const marked = ids?.length === 0 ? 0 : await markRead(tx, actor.userId, ids, clock.now());
      const unread = await countUnread(tx, actor.userId);
      // Other tabs of the same person take the number down too.
      if (marked > 0) await platform.live.publish(tx, `user:${actor.userId}`, "unread", { unread });
      return { marked, unread };
    }),
  );

  const choices = async (of: Db, userId: string) => {
    const data = [...(await preferencesOf(of, userId))];
    return { data, version: versionOf(data) };
  };

  serve(http, notificationsApi.getPreferences, ({ actor }) => choices(db, actor.userId));

  serve(http, notificationsApi.putPreferences, async ({ actor, body, expectVersion }) =>
    inTransaction(async (tx) => {
      await holdPreferences(tx, actor.userId);
      const current = await choices(tx, actor.userId);
      expectVersion(current.version);
      if (body.version !== undefined && body.version !== current.version)
        throw requestErrors.stale({ extra: { current } });
      for (const preference of body.data) await savePreference(tx, actor.userId, preference, clock.now());
      return choices(tx, actor.userId);
    }),
  );

  serve(http, notificationsApi.unsubscribe, async ({ query }) => {
    const leaving = readUnsubscribeToken(platform.secret, query.token);
    if (!leaving) throw notificationErrors.badLink();
    return inTransaction(async (tx) => {
      await holdPreferences(tx, leaving.userId);
      const current = (await preferencesOf(tx, leaving.userId)).find((one) => one.category === leaving.category);
      await savePreference(
        tx,
        leaving.userId,
        { category: leaving.category, in_app: current?.in_app ?? true, email: false },
        clock.now(),
      );
      return { category: leaving.category };
    });
  });
}
