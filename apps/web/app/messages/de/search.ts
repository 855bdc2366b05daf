export const searchDe = {
  title: "Suche",
  resultsFor: (query: string) => `Ergebnisse für „${query}“`,
  prompt: "Wonach suchst du?",
  promptHelp:
    "Eine Fähigkeit, eine Art von Arbeit, ein Name. Du findest Leute, ihre Arbeit, offene Projekte und Organisationen.",
  nothing: (query: string) => `Nichts gefunden für „${query}“`,
  nothingHelp: "Versuche ein anderes Wort, oder sieh dich um.",
  people: "Leute",
  work: "Arbeiten",
  projects: "Projekte",
  organisations: "Organisationen",
  all: (count: number) => `Alle ${count} ansehen`,
};
