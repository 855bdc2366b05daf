import { useFetcher } from "react-router";
import type { FormReply } from "../../lib/form.ts";
import { formatNumber } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { portfoliosText } from "../../messages/portfolios.ts";
import { IconHeart } from "../../ui/icons.ts";
import c from "./like-button.module.css";

interface LikeButtonProps {
  readonly title: string;
  readonly liked: boolean;
  readonly likes: number;
  /** The page that takes the like. */
  readonly action: string;
}

/** Likes at once and makes it true behind the scenes. */
export function LikeButton({ title, liked, likes, action }: LikeButtonProps) {
  const words = useText(portfoliosText);
  const { locale } = useReader();
  const fetcher = useFetcher<Partial<Pick<FormReply, "message">> | null>();
  const wanted = fetcher.formData?.get("liked");
  const shownLiked = wanted ? wanted === "yes" : liked;
  const shownLikes = likes + (shownLiked === liked ? 0 : shownLiked ? 1 : -1);
  const failed = fetcher.state === "idle" ? fetcher.data?.message : null;
  const figure = formatNumber(shownLikes, locale);
  return (
    <fetcher.Form method="post" action={action}>
      <button type="submit" name="liked" value={shownLiked ? "no" : "yes"} className={c.like} aria-pressed={shownLiked}>
        <IconHeart size={20} aria-hidden />
        <span>
          <span className="vh">{(shownLiked ? words.unlike : words.like)(title)} </span>
          {figure}
        </span>
      </button>
      {failed && (
        <p role="alert" className={c.failed}>
          {failed}
        </p>
      )}
    </fetcher.Form>
  );
}
