// One event that concerns a person becomes one notification, in the page and by mail as they chose.

import type { NotificationCategory } from "#api-schema/notifications.ts";
import { emailsOf } from "#modules/auth/index.ts";
import { preferencesOf as waysOf } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { mayMail } from "./mail-limit.ts";
import { countUnread, holdUnread } from "./notifications.repository.ts";
import { preferencesOf } from "./preferences.ts";
import { renderMail } from "./render-mail.ts";
import { makeUnsubscribeToken } from "./unsubscribe-link.ts";
import { inEveryLanguage, type Saying } from "./words/say.ts";

/** In whose words and days a notice is written. */
interface Reader {
  readonly locale: string;
  readonly timeZone: string;
}

export interface Notice {
  readonly userId: string;
  readonly kind: string;
  readonly category: NotificationCategory;
  readonly actorId: string | null;
  readonly subject: { readonly type: string; readonly id: string };
  /** The organisation whose affair it is: whoever keeps it as a client hears, instead of one of them alone. */
  readonly organisationId?: string | null;
  /** A path of this site. */
  readonly link: string;
  readonly said: Saying;
  /** What they did themselves: it stands in their list as read, and no open page calls it out. */
  readonly own?: boolean;
  /** Words that bind nobody yet: of these no more mails go out than of other news, whatever they are about. */
  readonly isTalk?: boolean;
  /** True where the module that owns the news sends its own mail about it. */
  readonly mailedElsewhere?: boolean;
  /** Unread notices with the same key are drawn together; `said` words them, and `link` opens all of them. */
  readonly group?: NoticeGroup;
  /** Those of many whom it is no news for: who did it, or may do nothing about it. */
  readonly notTo?: readonly string[];
}

interface NoticeGroup {
  readonly key: string;
  readonly said: (count: number) => Saying;
  readonly link?: string;
  /** What comes while the notice is unread is drawn into it, and no mail of its own. */
  readonly mailsFirst?: boolean;
}

/** In the place of a person: whoever is an administrator when it is heard. */
export const EVERY_ADMINISTRATOR = "every administrator";

/** Writes the notice, tells the open pages and queues the mail, all in the listener's transaction. */
export async function notify(platform: Platform, tx: Tx, eventId: string, notice: Notice): Promise<void> {
  const preference = (await preferencesOf(tx, notice.userId)).find((one) => one.category === notice.category);
  const reader = await readerOf(tx, notice.userId);
  if (preference?.in_app) await holdUnread(tx, notice.userId);
  const written = preference?.in_app ? await write(platform, tx, eventId, notice, reader) : "known";
  if (written !== "known") {
    const unread = await countUnread(tx, notice.userId);
    const { locale, timeZone } = reader;
    const words = inEveryLanguage(notice.said, locale, timeZone);
    const said = { ...notice.said(locale, timeZone), words };
    const payload = { ...said, link: notice.link, kind: notice.kind, unread, ...(notice.own ? { quiet: true } : {}) };
    await platform.live.publish(tx, `user:${notice.userId}`, "notification", payload);
  }
  const isMailed = written === "joined" && notice.group?.mailsFirst;
  if (preference?.email && !notice.mailedElsewhere && !isMailed) await mail(platform, tx, notice, reader);
}

/** known: this event was already told to this person. joined: an unread notice of its group has it now. */
async function write(
  platform: Platform,
  tx: Tx,
  eventId: string,
  notice: Notice,
  reader: Reader,
): Promise<"new" | "joined" | "known"> {
  const at = platform.clock.now();
  if (notice.group && (await joinGroup(tx, notice, notice.group, { eventId, at, reader }))) return "joined";
  const row = await tx
    .insertInto("notifications.notifications")
    .values({
      notification_id: newId(),
      user_id: notice.userId,
      kind: notice.kind,
      category: notice.category,
      actor_id: notice.actorId,
      subject_type: notice.subject.type,
      subject_id: notice.subject.id,
      link: notice.link,
      ...wordsToKeep(notice.said, reader),
      group_key: notice.group?.key ?? null,
      event_id: eventId,
      read_at: notice.own ? at : null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.columns(["user_id", "kind", "event_id"]).doNothing())
    .returning("notification_id")
    .executeTakeFirst();
  return row ? "new" : "known";
}

async function joinGroup(
  tx: Tx,
  notice: Notice,
  group: NoticeGroup,
  { eventId, at, reader }: { eventId: string; at: Date; reader: Reader },
): Promise<boolean> {
  const open = await tx
    .selectFrom("notifications.notifications")
    .select(["notification_id", "group_count"])
    .where("user_id", "=", notice.userId)
    .where("group_key", "=", group.key)
    .where("read_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!open) return false;
  const count = open.group_count + 1;
  await tx
    .updateTable("notifications.notifications")
    .set({
      group_count: count,
      // News of many is nobody's: it stays when one of them is erased.
      actor_id: null,
      ...wordsToKeep(group.said(count), reader),
      link: group.link ?? notice.link,
      event_id: eventId,
      updated_at: at,
    })
    .where("notification_id", "=", open.notification_id)
    .execute();
  return true;
}

/** English stands in the columns, the other languages beside them: it is read in the language of the day. */
export function wordsToKeep(saying: Saying, { locale, timeZone }: Reader) {
  const { en, ...others } = inEveryLanguage(saying, locale, timeZone);
  return { ...en, words: JSON.stringify(others) };
}

async function readerOf(tx: Tx, userId: string): Promise<Reader> {
  const ways = (await waysOf(tx, [userId])).get(userId);
  return { locale: ways?.locale ?? "en-GB", timeZone: ways?.time_zone ?? "UTC" };
}

async function mail(platform: Platform, tx: Tx, notice: Notice, reader: Reader): Promise<void> {
  const address = (await emailsOf(tx, [notice.userId])).get(notice.userId);
  if (!address?.verified) return;
  if (!(await mayMail(tx, notice, platform.clock.now()))) return;
  const { publicUrl } = platform.config;
  const token = makeUnsubscribeToken(platform.secret, notice.userId, notice.category);
  const unsubscribeUrl = `${publicUrl}/unsubscribe?token=${token}`;
  const parts = renderMail({
    ...notice.said(reader.locale, reader.timeZone),
    locale: reader.locale,
    url: publicUrl + notice.link,
    settingsUrl: `${publicUrl}/settings/notifications`,
  });
  await platform.mail.send(tx, { to: address.email, template: notice.kind, unsubscribeUrl, ...parts });
}
