// The pages of a document behind its first one, as they are kept with its content.
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";

const PagePicture = Type.Object({
  page: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  blur: Type.String(),
  webp_widths: Type.Array(Type.Integer()),
});
export type PagePicture = Static<typeof PagePicture>;
const PagePictures = Type.Array(PagePicture);

/** What the database holds; none when they are not drawn yet. */
export function pagePictures(stored: unknown): readonly PagePicture[] {
  return Value.Check(PagePictures, stored) ? stored : [];
}

/** Whether a size of a page (`3`, `640`) was made. */
export const hasPageSize = (stored: unknown, page: number, width: number): boolean =>
  pagePictures(stored).some((picture) => picture.page === page && picture.webp_widths.includes(width));
