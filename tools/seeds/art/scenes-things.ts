// 3D pictures of things people work with: sound, film, data, money, words, robots.
import type { Scene } from "./scenes.ts";

export const thingScenes: Record<string, Scene> = {
  "studio-microphone": {
    palette: ["#ffb9a3", "#2b1b4d", "#ffd166", "#ff7a59", "#fff4ec", "#15121f", "#7c5cff"],
    eye: [2.2, 2.9, 8.4],
    target: [0, 1.95, 0],
    zoom: 1.8,
    map: `
    r = U(r, cyl(p - vec3(0., .12, 0.), 1.15, .12, .06), 1.); r = U(r, cyl(p - vec3(0., .8, 0.), .09, .75, .02), 2.);
    vec3 q = p - vec3(0., 2.65, 0.); q.xy *= rot(-.12); r = U(r, (capsule(q, vec3(0., -.3, 0.), vec3(0., .75, 0.), .72)), 5.); r = U(r, capsule(q, vec3(0., .18, 0.), vec3(0., .75, 0.), .76), 4.); r = U(r, torus(q - vec3(0., .1, 0.), .74, .07), 2.); r = U(r, cyl(q - vec3(0., -.5, .62), .12, .16, .05), 3.);
    vec3 y = p - vec3(0., 2.55, 0.); float arc = max(abs(length(y.xy) - 1.15) - .07, y.y - .1); arc = max(arc, abs(y.z) - .13) - .02; r = U(r, arc, 2.); r = U(r, cyl(vec3(abs(y.x) - 1.12, y.z, y.y - .1).yxz, .2, .16, .04), 3.);
    r = U(r, box(p - vec3(-2.6, .22, .5), vec3(.8, .2, .55), .08), 6.); r = U(r, cyl(p - vec3(-2.35, .5, .5), .2, .12, .03), 2.); r = U(r, cyl(p - vec3(-2.85, .5, .5), .2, .12, .03), 4.); r = U(r, sphere(p - vec3(2.3, .3, 1.1), .3), 6.);`,
    paint: `if (m > 3.5 && m < 4.5) { vec2 g = fract(vec2(atan(p.z, p.x) * 7., p.y * 7.)) - .5; c = length(g) < .33 ? pal[1] * 1.6 : pal[4]; }`,
  },
  "toy-robot": {
    palette: ["#c6f24e", "#5a3ff6", "#ffffff", "#ff6a4d", "#15121f", "#ffc247", "#b9b0ff"],
    eye: [-2, 2.8, 8.6],
    target: [0, 1.75, 0],
    zoom: 1.75,
    map: `
    r = U(r, box(p - vec3(0., 1.5, 0.), vec3(.95, .8, .65), .16), 1.); r = U(r, box(p - vec3(0., 3.05, 0.), vec3(.8, .55, .6), .2), 6.); r = U(r, box(p - vec3(0., 3.08, .55), vec3(.62, .34, .1), .08), 4.); r = U(r, sphere(vec3(abs(p.x) - .27, p.y - 3.1, p.z - .63), .13), 5.); r = U(r, cyl(p - vec3(0., 2.4, 0.), .28, .15, .03), 4.);
    r = U(r, capsule(p, vec3(0., 3.55, 0.), vec3(0., 3.95, 0.), .05), 4.); r = U(r, sphere(p - vec3(0., 4.02, 0.), .15), 3.);
    vec3 s = vec3(abs(p.x), p.yz); r = U(r, sphere(s - vec3(1.12, 1.95, 0.), .26), 3.); r = U(r, smin(capsule(s, vec3(1.25, 1.9, 0.), vec3(1.6, 1.35, .2), .15), capsule(s, vec3(1.6, 1.35, .2), vec3(1.45, .95, .62), .15), .1), 6.); r = U(r, torus((s - vec3(1.4, .85, .78)).xzy, .17, .075), 4.);
    r = U(r, cyl(s - vec3(.5, .55, 0.), .2, .3, .04), 4.); r = U(r, box(s - vec3(.52, .2, .14), vec3(.42, .2, .6), .16), 3.);
    r = U(r, box(p - vec3(0., 1.55, .62), vec3(.6, .42, .08), .06), 2.); r = U(r, cyl((p - vec3(-.3, 1.6, .7)).xzy, .17, .06, .03), 3.); for (int i = 0; i < 3; i++) r = U(r, box(p - vec3(.24, 1.75 - .17 * float(i), .7), vec3(.22, .045, .03), .02), i == 1 ? 5. : 1.);
    r = U(r, box(p - vec3(2.8, .45, .4), vec3(.45), .08), 2.); r = U(r, box(p - vec3(-2.9, .35, .2), vec3(.35), .07), 1.); r = U(r, sphere(p - vec3(-2.2, .25, 1.2), .25), 3.);`,
  },
  "server-stack": {
    palette: ["#10231d", "#0f8a63", "#c6f24e", "#17443b", "#f3fff2", "#ff8f6b", "#2f6f5a"],
    eye: [5, 4.6, 6.6],
    target: [0, 1.5, 0],
    zoom: 1.8,
    map: `
    for (int i = 0; i < 4; i++) { float f = float(i); vec3 q = p - vec3(0., .48 + f * .86, 0.); q.xz *= rot(f == 2. ? .22 : 0.); r = U(r, box(q, vec3(1.55, .36, 1.2), .12), f == 2. ? 4. : (mod(f, 2.) < .5 ? 1. : 6.)); for (int k = 0; k < 3; k++) r = U(r, cyl((q - vec3(-1.15 + .3 * float(k), 0., 1.2)).xzy, .085, .05, .02), k == 0 ? 2. : (k == 1 ? 5. : 2.)); for (int k = 0; k < 6; k++) r = U(r, box(q - vec3(.15 + .2 * float(k), 0., 1.2), vec3(.05, .18, .03), .02), 3.); }
    r = U(r, box(p - vec3(0., .06, 0.), vec3(2.2, .08, 1.8), .05), 3.); vec3 t = p - vec3(2.6, .5, 1.4); r = U(r, box(t, vec3(.42), .1), 2.); r = U(r, capsule(p, vec3(1.5, .12, .9), vec3(2.6, .12, 1.4), .06), 5.); r = U(r, capsule(p, vec3(-1.5, .12, .4), vec3(-3.2, .12, 1.2), .06), 2.); r = U(r, cyl(p - vec3(-3.2, .3, 1.2), .45, .3, .08), 4.);`,
  },
  "coin-towers": {
    palette: ["#e4dfff", "#ffc247", "#5a3ff6", "#158f5c", "#ffffff", "#e8a21c", "#cff13a"],
    eye: [-1.4, 3, 8.6],
    target: [0.1, 1.35, 0],
    zoom: 1.75,
    map: `
    for (int i = 0; i < 4; i++) { float f = float(i); vec3 q = p - vec3(-2.4 + f * 1.5, 0., .35 * sin(f * 2.)); float n = 2. + f * 2.2; float k = clamp(floor(q.y / .26), 0., n); vec3 c = q - vec3(.05 * sin(k * 3.1 + f), .13 + k * .26, .05 * cos(k * 2.3)); r = U(r, cyl(c, .6, .118, .04) * .9, mod(k + f, 3.) < .5 ? 5. : 1.); }
    vec3 s = p - vec3(3.1, .85, .9); s.xy *= rot(.14); r = U(r, cyl(s.xzy, .82, .12, .05), 1.); r = U(r, max(torus(s.xzy, .5, .08), -1.), 4.); vec3 l = p - vec3(-3.3, .55, 1.1); r = U(r, cyl(l, .5, .4, .1), 3.); r = U(r, cyl(l - vec3(0., .45, 0.), .56, .1, .06), 2.);  r = U(r, sphere(p - vec3(-1.1, .18, 1.7), .18), 6.);`,
  },
  "meshing-gears": {
    palette: ["#f4efe4", "#17443b", "#e05a47", "#f0a35e", "#7bc2a5", "#2c3e50", "#fffaf0"],
    eye: [0.6, 7.2, 5.6],
    target: [0, 0.1, 0.1],
    zoom: 1.75,
    map: `
    for (int i = 0; i < 4; i++) { vec2 at = i == 0 ? vec2(-1.35, .15) : i == 1 ? vec2(1.17, -.58) : i == 2 ? vec2(1.5, 1.58) : vec2(-2.3, -2.4); float R = i == 0 ? 1.5 : i == 1 ? .98 : i == 2 ? .98 : .98; float teeth = i == 0 ? 18. : 12.; float ph = i == 1 ? .16 : i == 2 ? .4 : i == 3 ? .1 : 0.; vec3 q = p - vec3(at.x, .34, at.y); float a = atan(q.z, q.x) + ph; float w = R + .13 * clamp(cos(a * teeth) * 2.2, -1., 1.); float d = max(length(q.xz) - w, abs(q.y) - .24) * .75; d = max(d, -cyl(q - vec3(0., .3, 0.), R - .3, .14, .04)); float hub = cyl(q, R * .36, .34, .05); d = min(d, hub); d = max(d, -cyl(q, R * .16, .6, .01)); for (int k = 0; k < 5; k++) { float b = float(k) * 1.2566 + ph; if (i == 0) d = max(d, -cyl(q - vec3(.86 * cos(b), 0., .86 * sin(b)), .23, .6, .03)); } r = U(r, d, i == 0 ? 1. : i == 1 ? 2. : i == 2 ? 3. : 4.); r = U(r, cyl(q + vec3(0., .1, 0.), R * .13, .55, .04), 5.); }
    for (int i = 0; i < 4; i++) { float f = float(i); r = U(r, cyl(p - vec3(3.1 + .1 * f, .1, -1.9 + f * .95), .16, .1, .03), 5.); r = U(r, cyl(p - vec3(3.1 + .1 * f, .16, -1.9 + f * .95), .28, .06, .02), 6.); }`,
  },
  "desk-globe": {
    palette: ["#d3ecff", "#2a48ff", "#9fe870", "#ffc247", "#0e1130", "#ffffff", "#ff6a4d"],
    eye: [0.6, 2.8, 8.6],
    target: [0.1, 1.75, 0],
    zoom: 1.75,
    map: `
    vec3 q = p - vec3(0., 2.25, 0.); float land = sin(q.x * 2.6 + 1.) * sin(q.y * 2.2 - .6) + sin(q.z * 2.9 + q.x * 1.4) * .8 + .4 * sin(q.y * 4.7 + q.x * 3.); r = U(r, (sphere(q, 1.35) - .045 * smoothstep(.12, .3, land)) * .9, 1.);
    vec3 t = q; t.xy *= rot(.4); float arc = max(abs(length(t.xy) - 1.62) - .06, t.x - .35); r = U(r, max(arc, abs(t.z) - .12) - .02, 3.); r = U(r, capsule(t, vec3(0., 1.3, 0.), vec3(0., 1.72, 0.), .07), 3.); r = U(r, capsule(t, vec3(0., -1.3, 0.), vec3(0., -1.72, 0.), .07), 3.);
    r = U(r, cone(p - vec3(-.55, .38, 0.), .22, .1, .4, .03), 3.); r = U(r, cyl(p - vec3(-.35, .08, 0.), 1., .08, .05), 4.);
    r = U(r, box(p - vec3(2.7, .14, .4), vec3(.95, .13, .68), .05), 6.); vec3 b = p - vec3(2.65, .38, .4); b.xz *= rot(.25); r = U(r, box(b, vec3(.85, .1, .6), .04), 5.); b = p - vec3(2.7, .6, .4); b.xz *= rot(-.15); r = U(r, box(b, vec3(.8, .11, .58), .05), 4.); r = U(r, capsule(p, vec3(-2.9, .1, .7), vec3(-1.7, .1, 1.5), .09), 6.); r = U(r, cone((p - vec3(-1.6, .1, 1.57)).yxz, .09, .02, .1, .01), 3.);`,
    paint: `if (m > .5 && m < 1.5) { vec3 q = p - vec3(0., 2.25, 0.); float land = sin(q.x * 2.6 + 1.) * sin(q.y * 2.2 - .6) + sin(q.z * 2.9 + q.x * 1.4) * .8 + .4 * sin(q.y * 4.7 + q.x * 3.); if (land > .16) c = pal[2]; if (abs(q.y) > 1.17) c = pal[5]; }`,
  },
};
