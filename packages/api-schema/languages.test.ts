import { expect, test } from "vitest";
import { localeFrom } from "./languages.ts";

test.each([
  ["de-AT,en;q=0.5", "de-AT"],
  ["fr-CA", "en-CA"],
  ["pt", "en-BR"],
  ["en-QQ", "en-US"],
  ["de-ZZ", "de-DE"],
  ["en-UK", "en-GB"],
  ["es-419", "en-ES"],
  ["xx", null],
  ["xx,de", "de-DE"],
  ["*", null],
  ["<script>", null],
  ["", null],
])("a reader of %j is shown %j", (wanted, locale) => expect(localeFrom(wanted)).toBe(locale));
