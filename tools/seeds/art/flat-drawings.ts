// Drawings: plans, boards, plates, pixels, cards, sequences and maps.
import { at, circle, group, lifted, line, path, picture, rect, sequence, times, words } from "./draw.ts";

function botanicalPlate(): string {
  const petal = (n: number, r: number, w: number, fill: string) =>
    times(n, (i) =>
      group(
        path(`M0 0C${-w} ${-r * 0.4} ${-w} ${-r} 0 ${-r}C${w} ${-r} ${w} ${-r * 0.4} 0 0Z`, fill),
        `transform="rotate(${(i * 360) / n})"`,
      ),
    ).join("");
  const leaf = (x: number, y: number, turn: number, fill: string, s = 1) =>
    at(x, y, path("M0 0C-50 -50 -46 -150 0 -200C46 -150 50 -50 0 0Z", fill) + line("M0 0V-180", "#1f4a3a", 3), turn, s);
  const stem = (d: string) => line(d, "#2f6b52", 9);
  return picture("#f6efe0", [
    rect(60, 50, 1080, 800, "none", 0, `stroke="#3a2a20" stroke-width="3"`),
    stem("M330 780C330 600 300 480 330 330"),
    leaf(328, 660, -62, "#4c9272"),
    leaf(330, 600, 58, "#3d7f61"),
    leaf(318, 520, -48, "#68ad8b", 0.8),
    at(
      332,
      310,
      petal(9, 150, 42, "#e05a47") +
        petal(9, 104, 28, "#f0896f") +
        circle(0, 0, 40, "#ffc247") +
        times(14, (i) => circle(26 * Math.cos(i * 2.4), 26 * Math.sin(i * 2.4), 4, "#8a4b26")).join(""),
    ),
    stem("M620 780C640 640 600 520 640 420"),
    ...times(9, (i) =>
      leaf(626 + (i % 2 ? 8 : -6), 720 - i * 34, i % 2 ? 62 : -62, i % 2 ? "#5a8f4f" : "#79ad62", 0.62),
    ),
    ...times(8, (i) =>
      at(
        640 + 34 * Math.sin(i * 1.9),
        405 - i * 26,
        circle(0, 0, 24 - i * 1.4, "#7c5cff") + circle(-6, -6, 6, "#c9b8ff"),
      ),
    ),
    stem("M900 780C880 640 930 560 890 440"),
    leaf(896, 640, 54, "#3d7f61", 0.9),
    leaf(902, 700, -58, "#4c9272", 0.9),
    at(890, 420, petal(5, 170, 70, "#ffb347") + petal(5, 100, 34, "#ee7d2b") + circle(0, 0, 26, "#7a2f12")),
    ...["Fig. 1", "Fig. 2", "Fig. 3"].map((t, i) =>
      words([330, 630, 900][i] ?? 0, 826, 24, t, { anchor: "middle", weight: 500, fill: "#3a2a20" }),
    ),
  ]);
}

function cityWindows(): string {
  const r = sequence(33);
  const tower = (x: number, w: number, h: number, fill: string, lit: string) =>
    rect(x, 900 - h, w, h, fill) +
    times(Math.floor(w / 34) * Math.floor(h / 46), (i) => {
      const c = Math.floor(w / 34);
      const on = r();
      return on < 0.6
        ? rect(
            x + 11 + (i % c) * 34,
            924 - h + Math.floor(i / c) * 46,
            18,
            26,
            on < 0.34 ? lit : "#000",
            3,
            on < 0.34 ? "" : `opacity=".22"`,
          )
        : "";
    }).join("");
  return picture(
    "#1b1142",
    [
      rect(0, 0, 1200, 900, "url(#sky)"),
      circle(900, 210, 90, "#ffe9c4"),
      ...times(60, () => circle(r() * 1200, r() * 380, 1 + r() * 2, "#fff", `opacity="${0.3 + r() * 0.6}"`)),
      ...times(9, (i) => tower(i * 140 - 30, 120, 380 + r() * 260, "#3d2b7d", "#8f7be0")),
      ...times(8, (i) => tower(i * 165 - 60, 140, 250 + r() * 240, "#2a1a5e", "#ffc247")),
      ...times(7, (i) => tower(i * 190 - 20, 160, 120 + r() * 190, "#150c36", "#ff8f6b")),
      line("M560 412V300M547 330h26", "#150c36", 6),
    ],
    `<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#150c3a"/><stop offset=".7" stop-color="#5b2f8f"/><stop offset="1" stop-color="#ff8f6b"/></linearGradient>`,
  );
}

function pixelHarbour(): string {
  const u = 20;
  const px = (x: number, y: number, w: number, h: number, fill: string) => rect(x * u, y * u, w * u, h * u, fill);
  const r = sequence(77);
  const sky = ["#2b1b6d", "#4a2a8a", "#7a3fa0", "#b8529f", "#f0738a", "#ffa07a"].map((fill, i) =>
    px(0, i * 4, 60, 4, fill),
  );
  const sea = times(11, (y) => px(0, 27 + y + 7, 60, 1, y % 2 ? "#1f4e8c" : "#245a9c")).concat(
    times(70, () =>
      px(
        Math.floor(r() * 60),
        34 + Math.floor(r() * 11),
        1 + Math.floor(r() * 3),
        1,
        r() < 0.4 ? "#ffa07a" : "#4f8fd0",
      ),
    ),
  );
  const sun = [px(37, 17, 8, 7, "#ffe08a"), px(36, 18, 10, 6, "#ffe08a")];
  const boat = [
    px(18, 31, 16, 1, "#e8e0d0"),
    px(19, 32, 14, 2, "#c7372f"),
    px(21, 34, 10, 1, "#8f1f2b"),
    px(25, 20, 1, 11, "#5a3a22"),
    ...times(9, (i) => px(26, 21 + i, Math.min(9, i + 1), 1, "#fff3d6")),
    ...times(6, (i) => px(25 - Math.min(5, i + 1), 24 + i, Math.min(5, i + 1), 1, "#f0b35e")),
    px(22, 28, 4, 3, "#e8e0d0"),
    px(23, 29, 1, 1, "#2b1b6d"),
  ];
  const light = [
    px(50, 14, 4, 16, "#f4efe4"),
    px(50, 17, 4, 3, "#d8443c"),
    px(50, 23, 4, 3, "#d8443c"),
    px(49, 13, 6, 1, "#2c2440"),
    px(50, 10, 4, 3, "#ffe08a"),
    px(49, 9, 6, 1, "#d8443c"),
    px(51, 8, 2, 1, "#d8443c"),
    px(46, 30, 14, 4, "#3a2c4f"),
    px(44, 31, 2, 3, "#4d3c66"),
    px(47, 29, 10, 1, "#4d7a4a"),
  ];
  const hills = [
    px(0, 24, 60, 10, "#3a2a72"),
    ...[1, 2, 4, 3, 5, 6, 4, 3, 2, 1, 1, 2, 1, 2, 3, 2, 1, 2, 1, 1].map((h, i) => px(i * 3, 24 - h, 3, 6, "#3a2a72")),
  ];
  const clouds = [
    [4, 6, 9],
    [30, 4, 7],
    [20, 11, 6],
    [48, 5, 8],
  ].flatMap(([x = 0, y = 0, w = 0]) => [
    px(x, y, w, 1, "#f0a3c0"),
    px(x + 1, y - 1, w - 3, 1, "#f7c6d6"),
    px(x - 2, y + 1, w + 3, 1, "#d98ab0"),
  ]);
  return picture("#2b1b6d", [...sky, ...sun, ...clouds, ...hills, ...sea, ...boat, ...light]).replace(
    "<svg ",
    `<svg shape-rendering="crispEdges" `,
  );
}

function playingCards(): string {
  const card = (x: number, y: number, turn: number, fill: string, art: string, mark: string, ink: string) =>
    at(
      x,
      y,
      [
        lifted(rect(-150, -215, 300, 430, "#fffaf0", 26)),
        rect(-128, -193, 256, 386, fill, 16),
        art,
        words(-108, -140, 46, mark, { fill: ink }),
        group(words(-108, -140, 46, mark, { fill: ink }), `transform="rotate(180)"`),
      ],
      turn,
    );
  const fox =
    path("M-80 -50L-40 -20H40L80 -50L62 40L0 96L-62 40Z", "#ff6a4d") +
    path("M-62 40L0 96L62 40L20 30H-20Z", "#fff") +
    circle(-30, 14, 9, "#15121f") +
    circle(30, 14, 9, "#15121f") +
    circle(0, 74, 11, "#15121f");
  const moon =
    circle(0, 0, 88, "#ffe9a8") +
    circle(36, -22, 74, "#2b1b4d") +
    times(6, (i) => circle(-90 + i * 38, i % 2 ? 120 : -112, 6, "#ffe9a8")).join("");
  const whale =
    path("M-104 20Q-60 -70 30 -40Q80 -24 96 20Q60 70 -10 62Q-70 58 -104 20Z", "#2a48ff") +
    path("M84 14q40-10 44-52q-34-2-44 22q-18-20-46-8q6 34 46 38z", "#2a48ff") +
    path("M-96 26Q-40 56 60 46Q20 70 -24 64Q-76 56 -96 26Z", "#d6e4ff") +
    circle(-58, 4, 8, "#fff") +
    line("M-20 -60q-4-36-34-38M-20-60q4-36 34-38", "#2a48ff", 9);
  return picture("#154b3c", [
    ...times(6, (i) => circle(600, 450, 120 + i * 110, "none", `stroke="#fff" stroke-opacity=".06" stroke-width="30"`)),
    card(300, 480, -14, "#ffe3c9", fox, "7", "#b5532d"),
    card(910, 480, 14, "#cfe8ff", whale, "2", "#1b2f8f"),
    card(600, 430, 0, "#2b1b4d", moon, "9", "#ffe9a8"),
  ]);
}

export const drawings: Record<string, () => string> = {
  "three-garden-plants": botanicalPlate,
  "city-after-dark": cityWindows,
  "pixel-harbour": pixelHarbour,
  "animal-card-deck": playingCards,
};
