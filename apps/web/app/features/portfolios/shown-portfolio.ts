import type { PictureSource } from "../../ui/picture.tsx";

/** What a card shows of a portfolio, and nothing else: addresses and ids do not compress, and lists are full of them. */
export interface ShownPortfolio {
  readonly handle: string;
  readonly slug: string;
  /** The piece that stands for it, where cards are of pieces. */
  readonly itemId?: string;
  readonly title: string;
  readonly picture: PictureSource | null;
  readonly maker: { readonly name: string; readonly imageUrl: string | null };
  readonly topic: string | undefined;
  /** A client confirmed a piece in it. */
  readonly verified: boolean;
  readonly likes: number;
  readonly views: number;
}
