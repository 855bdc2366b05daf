import { pluralDe } from "../../lib/text.ts";

export const similarDe = {
  title: "Ähnliche Arbeiten",
  lede: "Von anderen, wegen dem, was sie mit dieser gemeinsam haben.",
  sharedTags: (count: number) =>
    pluralDe(count, { one: "# gemeinsames Schlagwort", other: "# gemeinsame Schlagwörter" }),
  sharedSkills: (count: number) =>
    pluralDe(count, { one: "# gemeinsame Fähigkeit", other: "# gemeinsame Fähigkeiten" }),
  partOf: "Teil von",
  openAll: "Das ganze Portfolio ansehen",
};
