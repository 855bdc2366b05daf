// Packaging, books, patterns and icons.
import { at, circle, group, lifted, line, paragraph, path, picture, rect, sequence, times, words } from "./draw.ts";

function coffeeBags(): string {
  const bag = (x: number, y: number, a: string, b: string, c: string, name: string, kind: number) => {
    const art =
      kind === 0
        ? times(5, (i) => path(`M20 ${300 + i * 34}q60 -50 120 0t120 0v40H20z`, i % 2 ? b : c))
        : kind === 1
          ? [circle(140, 330, 84, b), path("M140 246a84 84 0 0 1 0 168z", c), circle(140, 330, 26, a)]
          : times(9, (i) =>
              path(`M${60 + (i % 3) * 80} ${270 + Math.floor(i / 3) * 62}l34 40-34 40-34-40z`, i % 2 ? b : c),
            );
    return at(x, y, [
      lifted(path("M14 46h252l14 480q0 24-24 24H24q-24 0-24-24z", a)),
      rect(6, 0, 268, 60, a, 8),
      path("M6 46h268v10H6z", "#000", `opacity=".16"`),
      group(art, `transform="translate(0 ${kind === 0 ? 40 : 0})"`),
      words(30, 132, 44, name, { fill: c, spacing: -1 }),
      words(32, 168, 18, "whole beans, 250 g", { fill: c, weight: 500, font: "Instrument" }),
      rect(30, 484, 70, 34, c, 17),
      paragraph(120, 490, 110, 2, c, 16, 6),
    ]);
  };
  return picture("#f0d6bd", [
    rect(0, 690, 1200, 210, "#e2bf9f"),
    bag(130, 190, "#154b3c", "#ff7a6b", "#f7ead0", "Ridge", 1),
    bag(460, 150, "#ff6a4d", "#ffc247", "#fff4e6", "Delta", 0),
    bag(790, 200, "#2a1a6e", "#c6f24e", "#e9e4ff", "Orbit", 2),
  ]);
}

function bookCovers(): string {
  const book = (x: number, y: number, turn: number, fill: string, art: string[], title: string[], ink: string) =>
    at(
      x,
      y,
      [
        lifted(rect(0, 0, 300, 440, fill, 6)),
        group(art),
        rect(0, 0, 16, 440, "#000", 0, `opacity=".14"`),
        ...title.map((t, i) => words(36, 72 + i * 48, 46, t, { fill: ink, spacing: -1 })),
        words(36, 412, 17, "a novel", { fill: ink, weight: 500, font: "Instrument" }),
      ],
      turn,
    );
  return picture("#cfe0ff", [
    circle(1100, 90, 260, "#2a48ff", `opacity=".14"`),
    book(
      90,
      250,
      -6,
      "#0e1130",
      [
        circle(150, 290, 90, "#9fe870"),
        path("M16 300h284v140H16z", "#0e1130"),
        ...times(6, (i) => line(`M${60 + i * 8} ${318 + i * 16}H${240 - i * 8}`, "#9fe870", 5)),
      ],
      ["Low", "Water"],
      "#fff",
    ),
    book(
      450,
      190,
      2,
      "#ff6a4d",
      times(20, (i) =>
        rect(46 + (i % 4) * 56, 200 + Math.floor(i / 4) * 34, 40, 22, i === 9 ? "#ffe37a" : "#a82f1c", 3),
      ),
      ["The", "Night Porter"],
      "#fff7ec",
    ),
    book(
      810,
      240,
      6,
      "#fff3d6",
      [
        path("M60 370q90-190 180 0z", "#158f5c"),
        path("M150 370q60-120 120 0z", "#0c5a3b"),
        circle(212, 220, 34, "#ffc247"),
        line("M150 370V236M150 290q-34-6-40-40M150 300q34-6 40-40", "#3a2a20", 7),
      ],
      ["Orchard", "Rules"],
      "#3a2a20",
    ),
  ]);
}

function terrazzo(): string {
  const r = sequence(21);
  const chips = times(330, () => {
    const [x, y, s] = [r() * 1240 - 20, r() * 940 - 20, 10 + r() * r() * 62];
    const n = 4 + Math.floor(r() * 3);
    const turn = r() * 6;
    const d = times(n, (i) => {
      const a = turn + (i / n) * Math.PI * 2;
      const q = s * (0.62 + r() * 0.45);
      return `${i ? "L" : "M"}${(x + q * Math.cos(a)).toFixed(1)} ${(y + q * Math.sin(a)).toFixed(1)}`;
    }).join("");
    const fill =
      ["#ff6a4d", "#154b3c", "#ffc247", "#5a3ff6", "#e9a6b8", "#2b1b4d", "#9fd3c1"][Math.floor(r() * 7)] ?? "";
    return path(`${d}Z`, fill, `stroke="${fill}" stroke-width="8" stroke-linejoin="round"`);
  });
  return picture("#fbf4e9", chips);
}

function leafRepeat(): string {
  const leaf = (a: string, b: string) =>
    path("M0 0C-62 -40 -66 -130 0 -190C66 -130 62 -40 0 0Z", a) +
    line("M0 -8V-168M0 -50l-28-24M0 -50l28-24M0 -90l-32-28M0 -90l32-28M0 -130l-22-22M0 -130l22-22", b, 5);
  const cells = times(48, (i) => {
    const [c, w] = [i % 8, Math.floor(i / 8)];
    const x = c * 176 - 20 + (w % 2) * 88;
    const y = w * 168 + 110;
    const k = (c * 2 + w * 3) % 4;
    const [a = "", b = ""] =
      [
        ["#ff7a6b", "#154b3c"],
        ["#f7c948", "#154b3c"],
        ["#7bc2a5", "#154b3c"],
        ["#f7ead0", "#154b3c"],
      ][k] ?? [];
    return at(x, y, leaf(a, b), (c + w) % 2 ? 38 : -38, 0.82);
  });
  const dots = times(48, (i) =>
    circle(
      (i % 8) * 176 + 68 + (Math.floor(i / 8) % 2) * 88,
      Math.floor(i / 8) * 168 + 128,
      13,
      i % 3 ? "#ff7a6b" : "#f7c948",
    ),
  );
  return picture("#154b3c", [...cells, ...dots]);
}

function quarterTiles(): string {
  const r = sequence(12);
  const fills = ["#5a3ff6", "#cff13a", "#ff6a4d", "#15121f", "#dcd4ff", "#fff"];
  const pick = (not: string) => {
    let c = not;
    while (c === not) c = fills[Math.floor(r() * fills.length)] ?? not;
    return c;
  };
  const tiles = times(48, (i) => {
    const back = pick("");
    const front = pick(back);
    const kind = Math.floor(r() * 5);
    const shape =
      [
        path("M0 0h150a150 150 0 0 1-150 150z", front),
        path("M0 0a75 75 0 0 0 150 0zM0 150a75 75 0 0 1 150 0z", front),
        circle(75, 75, 52, front) + circle(75, 75, 22, back),
        path("M0 0h150L0 150z", front),
        path("M0 75a75 75 0 0 1 75-75v75h75a75 75 0 0 1-75 75V75z", front),
      ][kind] ?? "";
    return at(
      (i % 8) * 150,
      Math.floor(i / 8) * 150,
      rect(0, 0, 150.5, 150.5, back) + group(shape, `transform="rotate(${Math.floor(r() * 4) * 90} 75 75)"`),
    );
  });
  return picture("#fff", tiles);
}

function iconSheet(): string {
  const s = (d: string) => line(d, "#15121f", 9);
  const icons = [
    s("M-34 30V-6L0-36l34 30v36z") + s("M-10 30V6h20v24"),
    s("M-36-16h72v46h-72z") + s("M-16-16v-16h32v16"),
    s("M0 34C-60-4-30-44 0-16C30-44 60-4 0 34z"),
    s("M-34-26h68v44H4L-16 36V18h-18z"),
    circle(0, 0, 34, "none", `stroke="#15121f" stroke-width="9"`) + s("M0-18V2l14 12"),
    s("M-36 20L-10-18 8 6l10-12 20 26z") + circle(22, -24, 8, "#15121f"),
    s("M-30-34h60v68l-15-12-15 12-15-12-15 12z") + s("M-12-12h24M-12 6h24"),
    s("M0-36v44M-20-8L0 12l20-20M-34 34h68"),
    circle(-6, -6, 26, "none", `stroke="#15121f" stroke-width="9"`) + s("M14 14l22 22"),
    s("M-36 0L0-34 36 0M-20-8v42h40V-8"),
    s("M-34-10a34 34 0 0 1 68 0v36h-18v-28h18M-34-10v36h18v-28h-18"),
    s("M-36-22l36 30 36-30M-36-22h72v46h-72z"),
    s("M-36-34l14 52h44l12-38h-52M-14 34h2M18 34h2"),
    s("M-24 0a24 24 0 0 1 48 0v22H-24zM0-24v-12M-8 34h16"),
    s("M-34 34l8-26 40-42 18 18-42 42z"),
    s("M0-36l10 24 26 2-20 17 6 26-22-14-22 14 6-26-20-17 26-2z"),
    s("M-36 16q0-34 36-34t36 34M-36 16v10h14V6M36 16v10H22V6"),
    s("M-30-34h60v24L8 4v30L-8 24V4l-22-14z"),
  ];
  const fills = ["#cff13a", "#dcd4ff", "#ffd7c7", "#d3f0e2"];
  return picture(
    "#fbfaff",
    icons.map((icon, i) =>
      at(
        175 + (i % 6) * 170,
        220 + Math.floor(i / 6) * 230,
        rect(-66, -66, 132, 132, fills[(i + Math.floor(i / 6)) % 4] ?? "", 34) + icon,
      ),
    ),
  );
}

export const products: Record<string, () => string> = {
  "coffee-bag-trio": coffeeBags,
  "novel-covers": bookCovers,
  "terrazzo-repeat": terrazzo,
  "leaf-repeat": leafRepeat,
  "quarter-circle-tiles": quarterTiles,
  "line-icon-sheet": iconSheet,
};
