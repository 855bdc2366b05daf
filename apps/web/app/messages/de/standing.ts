export const standingDe = {
  successOf: (score: string) => `${score} Erfolg`,
  level: "Stufe",
  levelOf: (level: number, all: number, name: string) => `${name} (${level} von ${all})`,
  answers: "Erste Antwort",
  answersWithin: {
    hour: "meist innerhalb einer Stunde",
    hours: "meist innerhalb von vier Stunden",
    day: "meist innerhalb eines Tages",
    days: "meist innerhalb von drei Tagen",
    later: "meist erst nach drei Tagen",
  },
  badges: "Abzeichen",
  earned: "Verdient am",
  until: "bis",
  earlier: "Frühere Abzeichen",
};
