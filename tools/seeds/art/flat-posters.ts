// Posters, lettering and type specimens.
import { at, circle, group, lifted, line, path, picture, rect, sequence, times, words } from "./draw.ts";

function sheet(x: number, y: number, turn: number, fill: string, inner: string[], id: string): string {
  const clip = `<clipPath id="${id}"><rect width="470" height="660"/></clipPath>`;
  return at(x, y, lifted(rect(0, 0, 470, 660, fill)) + clip + group(inner, `clip-path="url(#${id})"`), turn);
}

function half(x: number, y: number, r: number, fill: string, turn: number): string {
  return at(x, y, path(`M${-r} 0a${r} ${r} 0 0 1 ${2 * r} 0z`, fill), turn);
}

function nightMarket(): string {
  const lanterns = times(9, (i) => {
    const [x, y] = [70 + (i % 3) * 165, 245 + Math.floor(i / 3) * 130 + (i % 2) * 26];
    const fill = ["#ffc247", "#ff6a4d", "#ff9ecf"][(i * 2) % 3] ?? "#ffc247";
    return (
      line(`M${x} ${y - 90}v50`, "#6f5bd0", 3) +
      circle(x, y, 40, fill) +
      rect(x - 16, y - 48, 32, 12, "#fdf1e4", 4) +
      rect(x - 16, y + 36, 32, 12, "#fdf1e4", 4) +
      line(`M${x - 18} ${y - 30}q-14 30 0 60M${x + 18} ${y - 30}q14 30 0 60`, "#1b1033", 3, `opacity=".35"`)
    );
  });
  const one = sheet(
    120,
    120,
    -3,
    "#24135c",
    [
      ...lanterns,
      words(32, 110, 92, "Night", { fill: "#fdf1e4", spacing: -3 }),
      words(32, 618, 50, "Market", { fill: "#c6f24e", spacing: -1 }),
      words(438, 616, 17, "Fridays, 19 to 01", { fill: "#fdf1e4", weight: 500, anchor: "end", font: "Instrument" }),
    ],
    "a",
  );
  const bowls = times(4, (i) =>
    half(235, 290 + i * 70, 170 - i * 34, ["#ff6a4d", "#24135c", "#ffc247", "#24135c"][i] ?? "", 180),
  );
  const two = sheet(
    640,
    130,
    3,
    "#fdf1e4",
    [
      ...bowls,
      ...times(3, (i) => line(`M${150 + i * 80} 235 q-26 -34 0 -66 t0 -66`, "#24135c", 10)),
      words(32, 628, 40, "Eat standing up", { spacing: -1, fill: "#24135c" }),
    ],
    "b",
  );
  return picture("#ffb9a3", one + two);
}

function jazzCellar(): string {
  const r = sequence(4);
  const keys = times(12, (i) => rect(i * 40, 520, 37, 150, i % 2 ? "#f7ead0" : "#fffaf0")).concat(
    times(11, (i) => (i % 7 === 2 || i % 7 === 6 ? "" : rect(i * 40 + 27, 520, 24, 90, "#15121f"))),
  );
  const horn = group([
    circle(170, 220, 120, "#f26b4e"),
    circle(170, 220, 66, "#0c2f26"),
    rect(170, 190, 300, 60, "#f26b4e"),
    ...times(3, (i) => rect(290 + i * 50, 130, 26, 130, "#ffc857", 10)),
  ]);
  const one = sheet(
    365,
    120,
    0,
    "#154b3c",
    [
      horn,
      ...keys,
      ...times(7, () =>
        circle(
          40 + r() * 400,
          340 + r() * 110,
          6 + r() * 16,
          ["#ffc857", "#f7ead0", "#f26b4e"][Math.floor(r() * 3)] ?? "",
        ),
      ),
      words(34, 78, 62, "Cellar Sessions", { fill: "#f7ead0", spacing: -2 }),
      words(34, 492, 22, "Nine Thursdays below the bakery", { fill: "#f7ead0", weight: 500, font: "Instrument" }),
    ],
    "a",
  );
  return picture("#f7ead0", [circle(170, 760, 300, "#ffc857"), circle(1080, 120, 240, "#f26b4e"), one]);
}

function ringRoad(): string {
  const wheel = (x: number, y: number, s: string) =>
    circle(x, y, 120, "none", `stroke="${s}" stroke-width="22"`) +
    times(8, (i) =>
      line(`M${x} ${y}L${x + 108 * Math.cos((i * Math.PI) / 4)} ${y + 108 * Math.sin((i * Math.PI) / 4)}`, s, 3),
    ).join("") +
    circle(x, y, 14, s);
  const bike =
    wheel(350, 560, "#15121f") +
    wheel(850, 560, "#15121f") +
    line("M350 560L520 330H770L600 560H350M600 560L500 290M770 330L850 560M770 330L745 250H830", "#ee4813", 22) +
    rect(440, 270, 120, 24, "#15121f", 12) +
    circle(600, 560, 36, "#15121f") +
    circle(600, 560, 16, "#cff13a");
  return picture("#cff13a", [
    rect(0, 690, 1200, 210, "#5a3ff6"),
    ...times(7, (i) => rect(40 + i * 180, 746, 100, 12, "#cff13a", 6)),
    circle(970, 190, 110, "#fff"),
    words(70, 190, 150, "Ring Road", { spacing: -7 }),
    bike,
    words(72, 862, 30, "112 kilometres around the city, first Sunday in May", {
      weight: 500,
      fill: "#fff",
      font: "Instrument",
    }),
  ]);
}

function understudy(): string {
  const face = [
    half(235, 360, 150, "#ffc247", -90),
    half(235, 360, 150, "#ff7a6b", 90),
    circle(180, 330, 22, "#1b1033"),
    path("M268 330h56a28 28 0 0 1-56 0z", "#1b1033"),
    path("M160 420a75 60 0 0 0 75 50v-50z", "#1b1033"),
    path("M235 470a75 60 0 0 1 75-10l-10 24q-40-20-65 4z", "#fff"),
  ];
  const curtain = times(10, (i) =>
    path(`M${i * 47} 0h47v${150 + ((i * 37) % 60)}q-23 40-47 0z`, i % 2 ? "#c7263b" : "#a31b2f"),
  );
  const one = sheet(
    140,
    120,
    -2,
    "#f4efe4",
    [
      ...face,
      ...curtain,
      words(32, 590, 54, "The Understudy", { spacing: -2, fill: "#1b1033" }),
      words(34, 626, 20, "A comedy in two and a half acts", { weight: 500, font: "Instrument" }),
    ],
    "a",
  );
  const seats = times(30, (i) =>
    rect(38 + (i % 6) * 68, 180 + Math.floor(i / 6) * 78, 54, 58, i === 14 ? "#ffc247" : "#a31b2f", 14),
  );
  const two = sheet(
    620,
    140,
    2,
    "#1b1033",
    [
      ...seats,
      words(36, 112, 56, "One seat left", { fill: "#f4efe4", spacing: -2 }),
      words(36, 622, 20, "Season tickets from 1 September", { fill: "#f4efe4", weight: 500, font: "Instrument" }),
    ],
    "b",
  );
  return picture("#e9b7ae", one + two);
}

function specimen(): string {
  const glyphs = [..."RagQk&amp;57?".matchAll(/&amp;|./g)].map((match, i) =>
    words(790 + (i % 3) * 150, 330 + Math.floor(i / 3) * 175, 130, match[0], {
      fill: i % 4 === 1 ? "#ee4813" : "#f4efe4",
      weight: 300 + (i % 4) * 160,
      anchor: "middle",
    }),
  );
  return picture("#15121f", [
    rect(0, 0, 610, 900, "#5a3ff6"),
    words(20, 640, 540, "Aa", { fill: "#cff13a", spacing: -34 }),
    words(44, 96, 30, "Harbour Grotesk", { fill: "#fff", weight: 600 }),
    words(44, 838, 26, "Seven weights, 412 glyphs, Latin extended", { fill: "#fff", weight: 500, font: "Instrument" }),
    ...glyphs,
    words(662, 838, 26, "the quick lighthouse keeper", { fill: "#8f86b8", weight: 500 }),
  ]);
}

function numerals(): string {
  const fills = ["#ff6a4d", "#5a3ff6", "#158f5c", "#ffc247", "#ee4813"];
  const digits = [..."04829"].map((d, i) =>
    words(30 + i * 216, 690, 540, d, {
      fill: fills[i] ?? "",
      spacing: -20,
      more: `style="mix-blend-mode:multiply" opacity=".92"`,
    }),
  );
  return picture("#f4efe4", [
    ...digits,
    line("M60 190H1140M60 700H1140", "#15121f", 3, `stroke-dasharray="2 12"`),
    words(60, 130, 34, "Figures that line up", { weight: 600 }),
    words(1140, 130, 26, "tabular, lining, old style", { weight: 500, anchor: "end", font: "Instrument" }),
    words(60, 810, 26, "set 96 to 640 points", { weight: 500, font: "Instrument" }),
  ]);
}

function slowMornings(): string {
  const curve = `<path id="w" d="M60 470 C 260 330 430 330 620 440 S 980 560 1160 440"/><path id="v" d="M110 660 C 320 530 460 530 640 630 S 980 750 1130 640"/>`;
  return picture(
    "#ffdfc4",
    [
      circle(930, 230, 130, "#ff6a4d"),
      `<text font-family="Bricolage" font-weight="800" font-size="160" fill="#3a1f8f" letter-spacing="0"><textPath href="#w">slow mornings</textPath></text>`,
      `<text font-family="Bricolage" font-weight="500" font-size="62" fill="#b5532d"><textPath href="#v">warm bread and no appointments</textPath></text>`,
    ],
    curve,
  );
}

export const posters: Record<string, () => string> = {
  "night-market-posters": nightMarket,
  "cellar-sessions-poster": jazzCellar,
  "ring-road-poster": ringRoad,
  "theatre-season-posters": understudy,
  "harbour-type-specimen": specimen,
  "overlapping-numerals": numerals,
  "slow-mornings-lettering": slowMornings,
};
