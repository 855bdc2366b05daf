import { type Static, Type } from "typebox";
import { Id, Instant, nullable, oneOf, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";

export const NotificationCategory = oneOf("hiring", "contracts", "money", "reviews", "account");
export type NotificationCategory = Static<typeof NotificationCategory>;

export const NotificationView = record({
  notification_id: Id,
  kind: Type.String({ description: "What happened, dotted: `contracts.milestone_released`." }),
  category: NotificationCategory,
  title: Type.String(),
  body: Type.String(),
  link: Type.String({ description: "The page it is about, a path of this site." }),
  subject_type: Type.String(),
  subject_id: Id,
  count: Type.Integer({ description: "How many alike were drawn together." }),
  read_at: nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
});
export type NotificationView = Static<typeof NotificationView>;

export const NotificationPreference = record({
  category: NotificationCategory,
  in_app: Type.Boolean(),
  email: Type.Boolean(),
});

const NotificationPreferences = record({ data: Type.Array(NotificationPreference), version: Type.Integer() });

export const notificationsApi = {
  listNotifications: route({
    method: "GET",
    path: "/api/notifications",
    summary: "What concerns me, newest first",
    access: "signed_in",
    scope: "notifications:read",
    query: record({
      ...pageQuery,
      ...sortedBy("-updated_at"),
      unread: Type.Optional(Type.Boolean()),
      category: Type.Optional(Type.Array(NotificationCategory)),
    }),
    response: pageOf(NotificationView),
  }),
  countUnread: route({
    method: "GET",
    path: "/api/notifications/unread",
    summary: "How many I have not read",
    access: "signed_in",
    scope: "notifications:read",
    response: record({ unread: Type.Integer() }),
  }),
  markRead: route({
    method: "PATCH",
    path: "/api/notifications",
    summary: "Mark some or all as read",
    access: "signed_in",
    scope: "notifications:write",
    body: record({
      notification_ids: Type.Optional(Type.Array(Id, { maxItems: 100 })),
      all: Type.Optional(Type.Boolean()),
    }),
    response: record({ marked: Type.Integer(), unread: Type.Integer() }),
  }),
  getPreferences: route({
    method: "GET",
    path: "/api/notifications/preferences",
    summary: "By which ways I hear of what",
    access: "signed_in",
    scope: "notifications:read",
    response: NotificationPreferences,
  }),
  putPreferences: route({
    method: "PUT",
    path: "/api/notifications/preferences",
    summary: "Choose by which ways I hear of what",
    access: "signed_in",
    scope: "notifications:write",
    body: record({
      data: Type.Array(NotificationPreference, { maxItems: 20 }),
      /** The version that was read: what was chosen otherwise since is not written over. */
      version: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
    response: NotificationPreferences,
    errors: ["request.stale"],
  }),
  unsubscribe: route({
    method: "POST",
    path: "/api/notifications/unsubscribe",
    summary: "Leave one kind of mail by the link in it, without signing in",
    access: "public",
    rate: "auth",
    forms: true, // RFC 8058
    query: record({ token: Type.String({ maxLength: 400 }) }),
    response: record({ category: NotificationCategory }),
    status: 200,
    errors: ["notification.bad_link"],
  }),
};
