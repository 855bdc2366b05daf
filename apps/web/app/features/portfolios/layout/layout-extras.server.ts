import type { LayoutView } from "#api-schema/portfolio-layout.ts";
import { type apiOf, loadOrNull } from "../../../lib/api.server.ts";
import { saidReview } from "../../people/read-reviews.server.ts";

const SKILLS_SHOWN = 30;

/** What blocks show that is no part of the portfolio: its maker's skills and what clients wrote about them. */
export async function layoutExtras(
  api: ReturnType<typeof apiOf>,
  { userId, layout, locale }: { userId: string; layout: LayoutView | null; locale: string },
) {
  const blocks = layout?.blocks ?? [];
  const reviews = Math.max(0, ...blocks.map((block) => (block.type === "reviews" ? block.count : 0)));
  const wantsSkills = blocks.some((block) => block.type === "skills");
  const [written, skills] = await Promise.all([
    reviews > 0
      ? loadOrNull(api.contracts.listReviews({ query: { user_id: userId, author_role: ["client"], limit: reviews } }))
      : null,
    wantsSkills ? loadOrNull(api.users.getSkills({ params: { user_id: userId } })) : null,
  ]);
  return {
    reviews: (written?.data ?? []).map((review) => saidReview(review, locale)),
    skills: (skills?.data ?? []).slice(0, SKILLS_SHOWN).map((skill) => skill.name),
  };
}

export type LayoutExtras = Awaited<ReturnType<typeof layoutExtras>>;
