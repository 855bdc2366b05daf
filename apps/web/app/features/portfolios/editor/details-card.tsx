import { href } from "react-router";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Picture } from "../../../ui/picture.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { SkillList } from "../../../ui/skill-list.tsx";
import { previewOf } from "../../media/picture-of.ts";
import c from "./details-card.module.css";

interface DetailsCardProps {
  readonly portfolio: PortfolioView;
  readonly topic: string | undefined;
}

/** What the portfolio says about itself, and the way to change it. */
export function DetailsCard({ portfolio, topic }: DetailsCardProps) {
  const words = useText(portfolioEditorText);
  const { portfolio_id, description, tags, template } = portfolio;
  const cover = previewOf(portfolio.cover, "");
  return (
    <Card
      title={words.detailsTitle}
      action={
        <Button kind="secondary" size="sm" to={href("/portfolios/:portfolio_id/details", { portfolio_id })}>
          {words.edit}
        </Button>
      }
    >
      <div className={c.details}>
        {cover && (
          <span className={c.cover}>
            <Picture picture={cover} width={400} height={300} sizes="400px" />
          </span>
        )}
        {description && <Prose text={description} />}
        <KeyValue
          facts={[
            { label: words.topic, value: topic ?? words.noTopic },
            { label: words.template, value: words.templates[template].label },
          ]}
        />
        {tags.length > 0 && <SkillList skills={tags} />}
      </div>
    </Card>
  );
}
