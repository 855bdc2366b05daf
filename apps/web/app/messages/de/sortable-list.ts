export const sortableListDe = {
  moveUp: (name: string) => `${name} nach oben`,
  moveDown: (name: string) => `${name} nach unten`,
  moveFirst: (name: string) => `${name} an den Anfang`,
  moveLast: (name: string) => `${name} ans Ende`,
  moved: (name: string, place: number, of: number) => `${name} ist jetzt Nummer ${place} von ${of}.`,
  drag: "An einen anderen Platz ziehen",
};
