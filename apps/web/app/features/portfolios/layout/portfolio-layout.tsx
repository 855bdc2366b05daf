import { Fragment } from "react";
import type { LayoutBlock, LayoutView } from "#api-schema/portfolio-layout.ts";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import type { ShownPiece } from "../shown-pieces.server.ts";
import { WorkList } from "../work-list.tsx";
import {
  ComparisonBlock,
  GalleryBlock,
  HeroBlock,
  ImageBlock,
  type MediaById,
  QuoteBlock,
  TextBlock,
  VideoBlock,
} from "./blocks.tsx";
import { EmbedBlock } from "./embed-block.tsx";
import { CaseStudyBlock, ContactBlock, MilestonesBlock, ReviewsBlock, SkillsBlock, Titled } from "./fact-blocks.tsx";
import type { LayoutExtras } from "./layout-extras.server.ts";
import c from "./portfolio-layout.module.css";

export interface ShownLayout {
  readonly portfolio: Pick<PortfolioView, "owner" | "slug"> & { readonly items: readonly ShownPiece[] };
  readonly layout: LayoutView;
  readonly extras: LayoutExtras;
}

interface PortfolioLayoutProps extends ShownLayout {
  /** What its editor puts around each block. */
  readonly around?: (block: LayoutBlock, place: number, drawn: React.ReactNode) => React.ReactNode;
}

/** A portfolio as its maker arranged it: blocks in one theme. Everything in it is text, none of it is markup. */
export function PortfolioLayout({ around, ...shown }: PortfolioLayoutProps) {
  const { theme, blocks, media } = shown.layout;
  const files: MediaById = new Map(media.map((file) => [file.media_id, file]));
  return (
    <div className={c.frame} data-type={theme.type} data-spacing={theme.spacing} style={accentOf(theme)}>
      <div className={c.blocks}>
        {blocks.map((block, place) => {
          const drawn = <Block block={block} files={files} eager={place === 0} shown={shown} />;
          return <Fragment key={block.block_id}>{around ? around(block, place, drawn) : drawn}</Fragment>;
        })}
      </div>
    </div>
  );
}

interface BlockProps {
  readonly block: LayoutBlock;
  readonly files: MediaById;
  /** The first one a reader sees. */
  readonly eager: boolean;
  readonly shown: ShownLayout;
}

function Block({ block, files, eager, shown }: BlockProps) {
  switch (block.type) {
    case "hero":
      return <HeroBlock block={block} files={files} eager={eager} />;
    case "text":
      return <TextBlock block={block} />;
    case "image":
      return <ImageBlock block={block} files={files} eager={eager} />;
    case "gallery":
      return <GalleryBlock block={block} files={files} />;
    case "comparison":
      return <ComparisonBlock block={block} files={files} />;
    case "video":
      return <VideoBlock block={block} files={files} />;
    case "embed":
      return <EmbedBlock block={block} />;
    case "quote":
      return <QuoteBlock block={block} />;
    case "case_study":
      return <CaseStudyBlock block={block} files={files} />;
    case "skills":
      return <SkillsBlock block={block} skills={shown.extras.skills} />;
    case "reviews":
      return <ReviewsBlock block={block} reviews={shown.extras.reviews} />;
    case "milestones":
      return <MilestonesBlock block={block} contracts={shown.layout.contracts} />;
    case "contact":
      return <ContactBlock block={block} owner={shown.portfolio.owner} />;
    case "work":
      return shown.portfolio.items.length === 0 ? null : (
        <Titled title={block.title}>
          <WorkList portfolio={{ ...shown.portfolio, template: shown.layout.template }} nested={block.title !== ""} />
        </Titled>
      );
  }
}

// The server made both shades so that each can be read on its ground.
function accentOf({ accent_light, accent_dark }: LayoutView["theme"]) {
  if (accent_light === null || accent_dark === null) return undefined;
  // React's own type knows no variables.
  const colours = { "--p-accent": `light-dark(${accent_light}, ${accent_dark})`, "--p-ground": accent_light };
  return colours as React.CSSProperties;
}
