import { type Static, type TSchema, Type } from "typebox";
import { record } from "./core.ts";
import type { Language } from "./languages.ts";

/** The same said in each language of the pages. */
export const saidInEach = <S extends TSchema>(said: S) =>
  record({ en: said, de: said } satisfies Record<Language, TSchema>);

/** What something is called in each language. */
export const Names = saidInEach(Type.String());
export type Names = Static<typeof Names>;
