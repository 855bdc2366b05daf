// What people hear of organisations: an invitation, another role, a removal, a closure, and that one is theirs now.
import {
  organisationClosed,
  organisationInherited,
  organisationInvited,
  organisationLeft,
  organisationRoleChanged,
} from "#events/users.ts";
import type { Hear } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { organisations } from "./words/organisation.words.ts";

const LINK = "/settings/organisations";

export function hearOfOrganisations(hear: Hear): void {
  hear(organisationInvited, (news) => [
    {
      ...about(organisationInvited.name, news.organisation_id, news.user_id),
      actorId: news.invited_by,
      said: organisations((words) => words.invited(news)),
    },
  ]);
  // Who steps down or leaves knows.
  hear(organisationRoleChanged, (news) =>
    news.by_id === news.user_id
      ? []
      : [
          {
            ...about(organisationRoleChanged.name, news.organisation_id, news.user_id),
            actorId: news.by_id,
            link: news.role === "member" ? `/@${news.handle}` : `${LINK}/${news.organisation_id}`,
            said: organisations((words) => words.roleChanged(news)),
          },
        ],
  );
  hear(organisationLeft, (news) =>
    news.by_id === null || news.by_id === news.user_id
      ? []
      : [
          {
            ...about(organisationLeft.name, news.organisation_id, news.user_id),
            actorId: news.by_id,
            said: organisations((words) => words.removed(news)),
          },
        ],
  );
  hear(organisationClosed, (news) =>
    news.user_ids.map((userId) => ({
      ...about(organisationClosed.name, news.organisation_id, userId),
      said: organisations((words) => words.closed(news)),
    })),
  );
  hear(organisationInherited, (news) => [
    {
      ...about(organisationInherited.name, news.organisation_id, news.user_id),
      link: `/@${news.handle}`,
      said: organisations((words) => words.inherited(news)),
    },
  ]);
}

function about(kind: string, organisationId: string, userId: string): Omit<Notice, "said"> {
  const subject = { type: "organisation", id: organisationId };
  return { userId, actorId: null, kind, category: "account", subject, link: LINK };
}
