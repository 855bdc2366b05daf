// Interfaces and charts.
import { at, circle, group, lifted, line, paragraph, path, picture, rect, sequence, times, words } from "./draw.ts";

function phone(x: number, y: number, fill: string, inner: string | string[], turn = 0): string {
  return at(
    x,
    y,
    lifted(rect(0, 0, 340, 700, "#0d0a16", 52)) +
      rect(12, 12, 316, 676, fill, 42) +
      group(inner) +
      rect(125, 26, 90, 22, "#0d0a16", 11),
    turn,
  );
}

const f = { font: "Instrument" } as const;

function pocketBank(): string {
  const rows = times(
    4,
    (i) =>
      circle(62, 430 + i * 62, 21, ["#ff6a4d", "#5a3ff6", "#ffc247", "#158f5c"][i] ?? "") +
      rect(98, 418 + i * 62, 100 - i * 8, 10, "#15121f", 5) +
      rect(98, 436 + i * 62, 64, 8, "#c9c4d8", 4) +
      rect(246, 424 + i * 62, 52, 12, i === 1 ? "#158f5c" : "#15121f", 6),
  );
  const card =
    rect(36, 190, 268, 160, "#5a3ff6", 22) +
    circle(250, 310, 40, "#cff13a") +
    circle(214, 310, 40, "#ff6a4d", `opacity=".9"`) +
    words(58, 238, 22, "Everyday", { fill: "#fff", weight: 600 }) +
    words(58, 328, 18, "**** 2207", { fill: "#fff", weight: 500, ...f });
  const one = phone(250, 90, "#ffffff", [
    words(36, 110, 19, "Available", { weight: 500, fill: "#6d6880", ...f }),
    words(36, 158, 46, "2,418.60", { spacing: -2 }),
    card,
    words(36, 390, 20, "This week", { weight: 700 }),
    ...rows,
  ]);
  const days = [60, 120, 84, 190, 140, 96, 150];
  const bars = times(7, (i) =>
    rect(44 + i * 37, 430 - (days[i] ?? 0), 24, days[i] ?? 0, i === 3 ? "#cff13a" : "#4a3f7a", 10),
  );
  const two = phone(630, 130, "#15121f", [
    words(36, 116, 34, "Saved so far", { fill: "#fff" }),
    words(36, 156, 22, "64 % of the roof", { fill: "#b9b0d8", weight: 500, ...f }),
    ...bars,
    rect(36, 480, 268, 90, "#241f38", 20),
    circle(80, 525, 24, "#cff13a"),
    rect(120, 508, 120, 12, "#fff", 6),
    rect(120, 530, 80, 9, "#7d75a0", 4),
    rect(36, 590, 268, 62, "#5a3ff6", 31),
    words(170, 629, 22, "Put aside 40", { fill: "#fff", weight: 600, anchor: "middle" }),
  ]);
  return picture("#dcd4ff", [circle(1050, 780, 320, "#ff6a4d"), circle(120, 110, 220, "#cff13a"), one, two]);
}

function tunePlayer(): string {
  const r = sequence(8);
  const cover = (x: number, y: number, s: number, a: string, b: string) =>
    rect(x, y, s, s, a, s / 9) +
    path(
      `M${x} ${y + s * 0.62}q${s / 4} ${-s / 3} ${s / 2} 0t${s / 2} 0v${s * 0.27}q0 ${s * 0.11} ${-s * 0.11} ${s * 0.11}h${-s * 0.78}q${-s * 0.11} 0 ${-s * 0.11} ${-s * 0.11}z`,
      b,
    ) +
    circle(x + s * 0.68, y + s * 0.28, s * 0.14, b);
  const one = phone(430, 80, "#2b1b4d", [
    cover(48, 90, 244, "#ff7a59", "#ffd166"),
    words(48, 392, 32, "Low Sun Drive", { fill: "#fff" }),
    words(48, 424, 20, "The Postal Garden", { fill: "#c3b3ea", weight: 500, ...f }),
    ...times(40, (i) => {
      const h = 10 + r() * 56;
      return rect(48 + i * 6.2, 496 - h / 2, 3.6, h, i < 17 ? "#ffd166" : "#6a559c", 2);
    }),
    circle(170, 604, 40, "#ffd166"),
    path("M158 584l34 20-34 20z", "#2b1b4d"),
    path("M70 604l28-17v34z M62 587h7v34h-7z", "#fff"),
    path("M270 604l-28-17v34z M271 587h7v34h-7z", "#fff"),
  ]);
  const shelf = times(6, (i) => {
    const [a, b] = [
      ["#5a3ff6", "#cff13a"],
      ["#0b6e4f", "#f9c74f"],
      ["#ffb9a3", "#a31b2f"],
      ["#1fb6aa", "#e8fbff"],
      ["#ff5d8f", "#fff07c"],
      ["#15121f", "#ff6a4d"],
    ][i] ?? ["#fff", "#000"];
    return lifted(cover(i < 3 ? 70 : 860, 90 + (i % 3) * 260, 220, a ?? "", b ?? ""));
  });
  return picture("#ffd9c7", [...shelf, one]);
}

function bakeryShop(): string {
  const bun = (x: number, y: number, a: string, b: string) =>
    rect(x, y, 210, 200, a, 22) +
    path(`M${x + 40} ${y + 130}a65 60 0 0 1 130 0q0 20-20 20h-90q-20 0-20-20z`, b) +
    line(`M${x + 78} ${y + 92}l14 30M${x + 110} ${y + 84}l14 34`, "#fff", 5, `opacity=".7"`) +
    rect(x, y + 218, 120, 12, "#15121f", 6) +
    rect(x, y + 240, 60, 10, "#a99", 5);
  const body = [
    lifted(rect(110, 90, 980, 740, "#fffaf2", 24)),
    path("M110 114q0-24 24-24h932q24 0 24 24v30H110z", "#f0e2d0"),
    ...times(3, (i) => circle(144 + i * 28, 117, 8, ["#ff6a4d", "#ffc247", "#158f5c"][i] ?? "")),
    words(160, 205, 28, "Crumb &amp; Co"),
    ...times(4, (i) => rect(690 + i * 90, 190, 62, 10, "#5b4636", 5)),
    words(160, 320, 70, "Bread that", { spacing: -3 }),
    words(160, 390, 70, "keeps its word", { spacing: -3, fill: "#b5532d" }),
    paragraph(160, 425, 330, 3, "#cbb9a6"),
    rect(160, 500, 180, 54, "#15121f", 27),
    words(250, 534, 20, "Order a loaf", { fill: "#fff", weight: 600, anchor: "middle" }),
    circle(850, 375, 170, "#ffc98b"),
    path("M710 430a140 125 0 0 1 280 0q0 36-36 36H746q-36 0-36-36z", "#b5532d"),
    line("M790 350l26 60M846 334l26 66M902 346l20 54", "#ffe3c9", 12),
    bun(160, 590, "#ffe3c9", "#c96f3b"),
    bun(400, 590, "#dfeee2", "#a9652f"),
    bun(640, 590, "#ffd7de", "#8a4b26"),
    bun(880, 590, "#e4dfff", "#d08a4c"),
  ];
  return picture("#b5532d", [circle(1120, 840, 260, "#f0a35e"), group(body)]);
}

function uiKit(): string {
  const c = ["#5a3ff6", "#cff13a", "#158f5c", "#ee4813", "#15121f", "#dcd4ff"];
  return picture("#f3f1fb", [
    lifted(rect(70, 70, 500, 360, "#fff", 28)),
    words(110, 140, 30, "Buttons"),
    ...times(
      6,
      (i) =>
        rect(
          110 + (i % 2) * 215,
          175 + Math.floor(i / 2) * 78,
          195,
          56,
          i % 2 ? "#fff" : (c[i / 2] ?? ""),
          28,
          i % 2 ? `stroke="${c[(i - 1) / 2]}" stroke-width="3"` : "",
        ) +
        rect(
          165 + (i % 2) * 215,
          198 + Math.floor(i / 2) * 78,
          84,
          10,
          i % 2 ? (c[(i - 1) / 2] ?? "") : i === 2 ? "#15121f" : "#fff",
          5,
        ),
    ),
    lifted(rect(630, 70, 500, 240, "#15121f", 28)),
    words(670, 140, 30, "Colour", { fill: "#fff" }),
    ...c.map((fill, i) => circle(705 + i * 70, 220, 30, fill, `stroke="#fff" stroke-opacity=".25" stroke-width="2"`)),
    lifted(rect(70, 480, 320, 350, "#fff", 28)),
    circle(140, 560, 34, "#ff9ecf"),
    rect(190, 540, 140, 14, "#15121f", 7),
    rect(190, 566, 90, 10, "#c9c4d8", 5),
    rect(106, 620, 248, 120, "#dcd4ff", 18),
    path("M106 722l70-60 50 40 60-56 68 60v16q0 18-18 18H124q-18 0-18-18z", "#5a3ff6"),
    rect(106, 764, 120, 34, "#cff13a", 17),
    lifted(rect(440, 480, 330, 350, "#5a3ff6", 28)),
    words(480, 552, 30, "Switches", { fill: "#fff" }),
    ...times(
      4,
      (i) =>
        rect(480, 586 + i * 58, 78, 40, i % 2 ? "#cff13a" : "#3c26c4", 20) +
        circle(i % 2 ? 538 : 500, 606 + i * 58, 15, "#fff") +
        rect(584, 600 + i * 58, 130 - i * 14, 11, "#b7a9ff", 5),
    ),
    lifted(rect(820, 360, 310, 470, "#fff", 28)),
    words(860, 428, 30, "Fields"),
    ...times(
      4,
      (i) =>
        rect(860, 462 + i * 88, 80, 9, "#8f88a8", 4) +
        rect(
          860,
          480 + i * 88,
          230,
          50,
          i === 1 ? "#fff" : "#f3f1fb",
          14,
          i === 1 ? `stroke="#5a3ff6" stroke-width="4"` : i === 3 ? `stroke="#ee4813" stroke-width="3"` : "",
        ) +
        rect(880, 500 + i * 88, 110 + i * 16, 10, "#bbb5cc", 5),
    ),
  ]);
}

export const screens: Record<string, () => string> = {
  "pocket-bank-app": pocketBank,
  "tune-player-app": tunePlayer,
  "bakery-web-shop": bakeryShop,
  "interface-kit": uiKit,
};
