// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface ConfirmationsTable {
  confirmation_id: string;
  item_id: string;
  portfolio_id: string;
  user_id: string;
  client_id: ColumnType<string | null, string | null | undefined, string | null>;
  contract_id: string;
  contract_title: string;
  contract_ended_at: Date;
  item_title: string;
  message: string;
  state: string;
  show_name: ColumnType<boolean, boolean | undefined, boolean>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  item_version: number;
  asked_at: Date;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DayFiguresTable {
  portfolio_id: string;
  day: string;
  views: ColumnType<number, number | undefined, number>;
  viewers: ColumnType<number, number | undefined, number>;
  likes: ColumnType<number, number | undefined, number>;
  shares: ColumnType<number, number | undefined, number>;
}

export interface DayPagesTable {
  portfolio_id: string;
  day: string;
  page_id: string;
  views: number;
}

export interface DaySourcesTable {
  portfolio_id: string;
  day: string;
  source: string;
  host: string;
  viewers: number;
}

export interface FinishedContractsTable {
  contract_id: string;
  user_id: string;
  title: string;
  ended_at: Date;
  client_id: ColumnType<string | null, string | null | undefined, string | null>;
  undone: ColumnType<boolean, boolean | undefined, boolean>;
  is_public: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface ItemsTable {
  item_id: string;
  portfolio_id: string;
  user_id: string;
  kind: string;
  title: string;
  story: string;
  client: string;
  role: string;
  date: ColumnType<string | null, string | null | undefined, string | null>;
  tags: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  link: ColumnType<string | null, string | null | undefined, string | null>;
  media_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  position: number;
  listed: ColumnType<boolean, boolean | undefined, boolean>;
  category_path: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  version: ColumnType<number, number | undefined, number>;
  created_at: Date;
  updated_at: Date;
  verified_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  words: ColumnType<string, never, never>;
  listed_at: ColumnType<Date, Date | undefined, Date>;
}

export interface LayoutVersionsTable {
  portfolio_id: string;
  version: number;
  layout: ColumnType<JsonValue, string, string>;
  by_itself: boolean;
  began_at: Date;
  kept_at: Date;
}

export interface LayoutsTable {
  portfolio_id: string;
  user_id: string;
  draft: ColumnType<JsonValue, string, string>;
  version: number;
  shown: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  shown_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  updated_at: Date;
}

export interface LikesTable {
  portfolio_id: string;
  user_id: string;
  created_at: Date;
  counted: ColumnType<boolean, boolean | undefined, boolean>;
  network: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PageViewsTable {
  portfolio_id: string;
  page_id: string;
  day: string;
  viewer: string;
}

export interface PortfoliosTable {
  portfolio_id: string;
  user_id: string;
  slug: string;
  title: string;
  description: string;
  category_id: ColumnType<string | null, string | null | undefined, string | null>;
  category_path: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  tags: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  cover_media_id: ColumnType<string | null, string | null | undefined, string | null>;
  shown_cover_id: ColumnType<string | null, string | null | undefined, string | null>;
  first_media_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  template: string;
  state: ColumnType<string, string | undefined, string>;
  item_count: ColumnType<number, number | undefined, number>;
  views: ColumnType<number, number | undefined, number>;
  likes: ColumnType<number, number | undefined, number>;
  bookmarks: ColumnType<number, number | undefined, number>;
  shares: ColumnType<number, number | undefined, number>;
  watches: ColumnType<number, number | undefined, number>;
  version: ColumnType<number, number | undefined, number>;
  hidden_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  published_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
  verified_count: ColumnType<number, number | undefined, number>;
  words: ColumnType<string, never, never>;
  files_settled: ColumnType<boolean, boolean | undefined, boolean>;
  position: ColumnType<number, number | undefined, number>;
}

export interface PortfoliosTagsTable {
  portfolio_id: string;
  tag_id: string;
  name: string;
  position: number;
}

export interface ReleasedMilestonesTable {
  milestone_id: string;
  contract_id: string;
  user_id: string;
  title: string;
  released_at: Date;
}

export interface SharesTable {
  portfolio_id: string;
  day: string;
  viewer: string;
}

export interface ViewsTable {
  portfolio_id: string;
  day: string;
  viewer: string;
  network: ColumnType<string, string | undefined, string>;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "portfolios.confirmations": ConfirmationsTable;
    "portfolios.day_figures": DayFiguresTable;
    "portfolios.day_pages": DayPagesTable;
    "portfolios.day_sources": DaySourcesTable;
    "portfolios.finished_contracts": FinishedContractsTable;
    "portfolios.items": ItemsTable;
    "portfolios.layout_versions": LayoutVersionsTable;
    "portfolios.layouts": LayoutsTable;
    "portfolios.likes": LikesTable;
    "portfolios.page_views": PageViewsTable;
    "portfolios.portfolios": PortfoliosTable;
    "portfolios.portfolios_tags": PortfoliosTagsTable;
    "portfolios.released_milestones": ReleasedMilestonesTable;
    "portfolios.shares": SharesTable;
    "portfolios.views": ViewsTable;
  }
}
