import { href } from "react-router";
import type { ShownContract } from "#api-schema/portfolio-layout.ts";
import type { UserCard } from "#api-schema/users.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioLayoutText } from "../../../messages/portfolio-layout.ts";
import { Button } from "../../../ui/button.tsx";
import { SkillList } from "../../../ui/skill-list.tsx";
import { When } from "../../../ui/when.tsx";
import { HireButton } from "../../hiring/hire-button.tsx";
import type { SaidReview } from "../../people/read-reviews.server.ts";
import { ReviewItem } from "../../people/review-item.tsx";
import { LinkedProse } from "../linked-prose.tsx";
import type { BlockOf, MediaById } from "./blocks.tsx";
import c from "./fact-blocks.module.css";
import { OpenedPictures } from "./opened-pictures.tsx";

/** A part of a portfolio under its own heading, where it has one. */
export function Titled({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={c.titled}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

export function CaseStudyBlock({ block, files }: { block: BlockOf<"case_study">; files: MediaById }) {
  const words = useText(portfolioLayoutText);
  const parts = [
    { label: words.challenge, text: block.challenge },
    { label: words.approach, text: block.approach },
    { label: words.result, text: block.result },
  ].filter(({ text }) => text !== "");
  const pictures = block.media_ids.flatMap((id) => files.get(id) ?? []);
  return (
    <article className={c.study}>
      <header className={c.studyHead}>
        {block.client && <span>{block.client}</span>}
        {block.title && <h2>{block.title}</h2>}
      </header>
      {pictures.length > 0 && (
        <OpenedPictures
          className={c.studyPictures}
          files={pictures}
          sizes={pictures.length === 1 ? "(max-width: 1440px) 96vw, 1376px" : "(max-width: 700px) 94vw, 680px"}
        />
      )}
      <div className={c.studyParts}>
        {parts.map(({ label, text }) => (
          <div key={label}>
            <h3>{label}</h3>
            <LinkedProse text={text} />
          </div>
        ))}
      </div>
    </article>
  );
}

export function SkillsBlock({ block, skills }: { block: BlockOf<"skills">; skills: readonly string[] }) {
  const words = useText(portfolioLayoutText);
  if (skills.length === 0) return null;
  return (
    <Titled title={block.title || words.skills}>
      <SkillList skills={skills} />
    </Titled>
  );
}

export function ReviewsBlock({ block, reviews }: { block: BlockOf<"reviews">; reviews: readonly SaidReview[] }) {
  const words = useText(portfolioLayoutText);
  if (reviews.length === 0) return null;
  return (
    <Titled title={block.title || words.reviews}>
      <ul className={c.reviews}>
        {reviews.slice(0, block.count).map((review) => (
          <ReviewItem key={review.review_id} review={review} />
        ))}
      </ul>
    </Titled>
  );
}

interface MilestonesBlockProps {
  readonly block: BlockOf<"milestones">;
  readonly contracts: readonly ShownContract[];
}

/** A finished contract step by step: what was handed in and paid, by Kogi's own records. */
export function MilestonesBlock({ block, contracts }: MilestonesBlockProps) {
  const words = useText(portfolioLayoutText);
  const contract = contracts.find(({ contract_id }) => contract_id === block.contract_id);
  if (!contract) return null;
  return (
    <Titled title={contract.title ?? words.privateWork}>
      {block.text && <LinkedProse text={block.text} />}
      <ol className={c.milestones}>
        {contract.milestones.map((milestone, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps of a contract that has ended never move
          <li key={place}>
            {milestone.title && <b>{milestone.title}</b>}
            <When at={milestone.released_at} absolute />
          </li>
        ))}
      </ol>
      <p className={c.note}>
        {words.verified} <When at={contract.ended_at} absolute />
      </p>
    </Titled>
  );
}

export function ContactBlock({ block, owner }: { block: BlockOf<"contact">; owner: UserCard }) {
  const words = useText(portfolioLayoutText);
  return (
    <section className={c.contact}>
      <div>
        <h2>{block.title || words.contact(owner.name)}</h2>
        {block.text && <LinkedProse text={block.text} />}
      </div>
      <div className={c.contactActions}>
        <HireButton user={owner} />
        <Button kind="secondary" to={href("/:handle", { handle: `@${owner.handle}` })}>
          {words.profile}
        </Button>
      </div>
    </section>
  );
}
