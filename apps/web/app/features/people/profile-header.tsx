import { href } from "react-router";
import type { UserView } from "#api-schema/users.ts";
import { formatRate } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import { standingText } from "../../messages/standing.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Picture, type PictureSource } from "../../ui/picture.tsx";
import { Rating } from "../../ui/rating.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { BadgeChips } from "../standing/badge-chips.tsx";
import type { BadgeMark } from "../standing/badge-mark.ts";
import { HeaderLines } from "./header-lines.tsx";
import c from "./profile-header.module.css";

interface ProfileHeaderProps {
  readonly user: UserView;
  readonly badges: readonly BadgeMark[];
  readonly rating: { readonly score: number | null; readonly reviews_count: number } | null;
  /** What one may do with this person: hire, message. */
  readonly actions?: React.ReactNode;
  /** A picture of their work, for people who have not chosen a cover. */
  readonly work?: PictureSource | null;
}

/** Who this is, at a glance. */
export function ProfileHeader({ user, badges, rating, actions, work }: ProfileHeaderProps) {
  const words = useText(peopleText);
  const standing = useText(standingText);
  const { locale } = useReader();
  return (
    <div className={c.header} data-cover={user.cover_image || work ? true : undefined}>
      {user.cover_image && <img className={c.cover} src={user.cover_image} alt="" width={1376} height={300} />}
      {!user.cover_image && work && (
        <div className={c.cover}>
          <Picture picture={work} width={1376} height={300} sizes="100vw" eager />
        </div>
      )}
      <div className={c.row}>
        <Avatar name={user.name} imageUrl={user.profile_image} size={112} />
        <HeaderLines
          shown={user}
          more={
            <>
              <Rating value={rating?.score ?? null} count={rating?.reviews_count ?? 0} />
              {user.success_score !== null && (
                <span suppressHydrationWarning>{standing.successOf(formatRate(user.success_score * 100, locale))}</span>
              )}
              {user.works && <StatusChip of="availability" state={user.availability.state} />}
            </>
          }
        >
          {badges.length > 0 && (
            <p className={c.badges}>
              <BadgeChips badges={badges} />
            </p>
          )}
        </HeaderLines>
        <div className={c.actions}>
          {user.can.includes("edit") && (
            <Button kind="secondary" to={href("/settings/profile")}>
              {words.editProfile}
            </Button>
          )}
          {actions}
        </div>
      </div>
    </div>
  );
}
