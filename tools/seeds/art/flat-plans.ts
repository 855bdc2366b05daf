// Plans, boards and maps.
import { at, circle, group, line, path, picture, rect, sequence, times, words } from "./draw.ts";

function floorPlan(): string {
  const w = (d: string, width = 16) => line(d, "#e8f0ff", width);
  const thin = (d: string) => line(d, "#8fb0ff", 3);
  const label = (x: number, y: number, t: string, m: string) =>
    words(x, y, 26, t, { fill: "#fff", weight: 600, anchor: "middle" }) +
    words(x, y + 28, 18, m, { fill: "#8fb0ff", weight: 500, anchor: "middle", font: "Instrument" });
  const grid = times(31, (i) => thin(`M${i * 40} 0V900`)).concat(times(23, (i) => thin(`M0 ${i * 40}H1200`)));
  return picture("#14329c", [
    group(grid, `opacity=".22"`),
    w(
      "M160 140H1040V760H620M520 760H160V140M160 430H330M430 430H560V140M560 330V430M720 760V560H800M900 560H1040M720 460H1040M720 460V330M720 220V140",
    ),
    thin("M330 430a100 100 0 0 1 100 -100V430M620 760a100 100 0 0 0-100-100V760M800 560a100 100 0 0 1 100-100"),
    rect(200, 190, 150, 120, "none", 10, `stroke="#8fb0ff" stroke-width="4"`),
    rect(200, 190, 150, 34, "none", 8, `stroke="#8fb0ff" stroke-width="4"`),
    rect(800, 190, 190, 70, "none", 30, `stroke="#8fb0ff" stroke-width="4"`),
    circle(895, 330, 50, "none", `stroke="#8fb0ff" stroke-width="4"`),
    rect(200, 520, 90, 190, "none", 16, `stroke="#8fb0ff" stroke-width="4"`),
    circle(420, 610, 62, "none", `stroke="#8fb0ff" stroke-width="4"`),
    ...times(4, (i) =>
      rect(
        402 + 92 * Math.cos((i * Math.PI) / 2),
        592 + 92 * Math.sin((i * Math.PI) / 2),
        36,
        36,
        "none",
        8,
        `stroke="#8fb0ff" stroke-width="4"`,
      ),
    ),
    label(450, 240, "Room", "14.2 m²"),
    label(640, 560, "Hall", "9.8 m²"),
    label(890, 420, "Kitchen", "16.5 m²"),
    label(890, 680, "Bath", "6.1 m²"),
    thin("M160 90H1040M160 76v28M1040 76v28M1100 140V760M1086 140h28M1086 760h28"),
    words(600, 74, 22, "8,800", { fill: "#cff13a", weight: 500, anchor: "middle", font: "Instrument" }),
  ]);
}

function circuitBoard(): string {
  const r = sequence(5);
  const trace = (d: string) => line(d, "#7be0a8", 7);
  const pads = times(70, () => {
    const [x, y] = [70 + Math.floor(r() * 27) * 40, 70 + Math.floor(r() * 19) * 40];
    return circle(x, y, 11, "#ffc247") + circle(x, y, 5, "#0b3d2e");
  });
  const traces = times(26, (i) => {
    const y = 90 + i * 29;
    return i % 2
      ? trace(`M40 ${y}H${240 + ((i * 53) % 160)}l40 40H480`)
      : trace(`M1160 ${y}H${860 + ((i * 37) % 150)}l-40 -40H720`);
  });
  const chip = at(600, 450, [
    ...times(12, (i) => rect(-176 + i * 30, -210, 16, 420, "#d8dfe6", 3)),
    ...times(12, (i) => rect(-210, -176 + i * 30, 420, 16, "#d8dfe6", 3)),
    rect(-185, -185, 370, 370, "#15121f", 18),
    circle(-140, -140, 14, "#3a3550"),
    words(0, -6, 52, "MK-7", { fill: "#cff13a", anchor: "middle" }),
    words(0, 40, 24, "rev. C", { fill: "#8f86b8", weight: 500, anchor: "middle", font: "Instrument" }),
  ]);
  const parts = times(9, (i) =>
    at(
      130 + (i % 3) * 100 + (i > 5 ? 650 : 0),
      (i < 3 ? 120 : i < 6 ? 770 : 140) + (i > 5 ? 20 : 0),
      rect(-34, -18, 68, 36, "#2b1b4d", 6) + rect(-34, -18, 14, 36, "#d8dfe6", 4) + rect(20, -18, 14, 36, "#d8dfe6", 4),
    ),
  );
  return picture("#0b3d2e", [
    ...traces,
    ...pads,
    chip,
    ...parts,
    at(
      1030,
      740,
      circle(0, 0, 74, "#c9ced6") + circle(0, 0, 58, "#aeb6c2") + words(0, 14, 40, "+", { anchor: "middle" }),
    ),
    ...[
      [60, 60],
      [1140, 60],
      [60, 840],
      [1140, 840],
    ].map(([x = 0, y = 0]) => circle(x, y, 30, "#ffc247") + circle(x, y, 17, "#0f2c22")),
  ]);
}

function transitMap(): string {
  const ways: [string, string][] = [
    ["M60 300H420L640 520H1140", "#5a3ff6"],
    ["M60 620H300L560 360V60", "#ee4813"],
    ["M200 860V700L480 420H860L1060 220H1150", "#158f5c"],
    ["M760 860V640L900 500V300L720 120V50", "#ffb52e"],
    ["M60 460H240L400 300H700L860 460L1000 600H1150", "#15121f"],
  ];
  const stops = [
    [180, 300],
    [340, 300],
    [500, 380],
    [640, 520],
    [820, 520],
    [1020, 520],
    [160, 620],
    [300, 620],
    [420, 500],
    [560, 360],
    [560, 190],
    [200, 760],
    [480, 420],
    [640, 420],
    [860, 420],
    [960, 320],
    [760, 740],
    [900, 500],
    [900, 360],
    [800, 200],
    [240, 460],
    [600, 300],
    [1000, 600],
  ];
  return picture("#f7f4ec", [
    path("M0 700Q240 560 420 690T820 700T1200 610V740Q1000 720 820 800T420 790T0 830Z", "#cfe6f5"),
    ...ways.map(([d, c]) => line(d, c, 20)),
    ...stops.map(([x = 0, y = 0], i) => circle(x, y, i % 4 ? 13 : 19, "#fff", `stroke="#15121f" stroke-width="7"`)),
    ...[
      [196, 276, "Mill Gate"],
      [842, 566, "Old Dock"],
      [584, 196, "Observatory"],
      [218, 752, "Weir"],
      [926, 366, "Tannery"],
      [606, 400, "Corn Hall"],
      [1012, 648, "Airfield"],
      [96, 664, "Brickworks"],
    ].map(([x, y, t]) => words(Number(x), Number(y), 22, String(t), { weight: 600, font: "Instrument" })),
  ]);
}

export const plans: Record<string, () => string> = {
  "small-flat-plan": floorPlan,
  "controller-board": circuitBoard,
  "tram-network-map": transitMap,
};
