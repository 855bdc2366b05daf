// 3D pictures in a quieter key: still lives, nature, film and play.
import type { Scene } from "./scenes.ts";

export const quietScenes: Record<string, Scene> = {
  "film-camera": {
    palette: ["#bfe3dd", "#1b2a4a", "#f4efe4", "#ff6a4d", "#0d1224", "#ffc247", "#6fa8b8"],
    eye: [-2.4, 2.6, 8],
    target: [0, 1.35, 0],
    zoom: 1.8,
    map: `
    p.y += .19; r = U(r, box(p - vec3(0., 1.15, 0.), vec3(1.75, .95, .6), .2), 1.); r = U(r, box(p - vec3(0., 1.95, 0.), vec3(1.72, .28, .58), .16), 2.); r = U(r, box(p - vec3(0., 2.3, 0.), vec3(.62, .28, .5), .14), 2.); r = U(r, box(p - vec3(0., 2.32, .5), vec3(.36, .15, .05), .05), 4.);
    vec3 q = (p - vec3(0., 1.1, .75)).xzy; r = U(r, cyl(q, .86, .25, .05), 2.); r = U(r, cyl(q - vec3(0., .38, 0.), .74, .26, .05), 4.); r = U(r, torus(q - vec3(0., .66, 0.), .62, .07), 3.); r = U(r, max(sphere(q - vec3(0., .1, 0.), .72), -(q.y - .45)), 6.);
    r = U(r, cyl(p - vec3(1.1, 2.36, 0.), .3, .17, .05), 4.); r = U(r, cyl(p - vec3(1.1, 2.56, 0.), .15, .08, .04), 3.); r = U(r, cyl(p - vec3(-1.15, 2.34, 0.), .36, .13, .05), 4.); r = U(r, sphere(p - vec3(-1.2, 1.82, .56), .13), 3.);
    vec3 f = p - vec3(2.75, .74, .8); r = U(r, cyl(f, .38, .5, .05), 5.); r = U(r, cyl(f - vec3(0., .56, 0.), .14, .14, .03), 4.); r = U(r, cyl(f - vec3(0., .45, 0.), .42, .06, .03), 4.); vec3 g = (p - vec3(-2.9, .57, .9)).yxz; r = U(r, cyl(g, .38, .5, .05), 3.);`,
    paint: `if (m > .5 && m < 1.5) c *= .86 + .22 * hash(floor(p.xy * 46.)); if (m > 4.5 && m < 5.5 && abs(p.y - .55) < .16) c = pal[2];`,
  },
  "forest-mushrooms": {
    palette: ["#2d4a3e", "#e4572e", "#fbeed5", "#f2b35e", "#6ba368", "#8a5a44", "#ffffff", "#3f6b52"],
    eye: [0.4, 2.2, 8],
    target: [0, 1.35, 0],
    zoom: 1.75,
    map: `
    r = U(r, (ellipsoid(p - vec3(0., -1.1, -.4), vec3(5.2, 1.62, 3.4))), 7.);
    for (int i = 0; i < 5; i++) { float f = float(i); vec3 at = i == 0 ? vec3(-.5, .35, 0.) : i == 1 ? vec3(1.35, .25, .5) : i == 2 ? vec3(-2.1, .15, .4) : i == 3 ? vec3(.55, .2, 1.35) : vec3(2.6, 0., -.3); float s = i == 0 ? 1.25 : i == 1 ? .85 : i == 2 ? .7 : i == 3 ? .42 : .55; vec3 q = (p - at) / s; q.xy *= rot(.16 * sin(f * 2.4)); float stem = cone(q - vec3(0., .65, 0.), .3, .2, .75, .06); float cap = max(ellipsoid(q - vec3(0., 1.25, 0.), vec3(1.05, .88, 1.05)), -(q.y - 1.3) - .08 * length(q.xz)); r = U(r, stem * s, 2.); r = U(r, cap * s * .8, i == 2 || i == 4 ? 3. : 1.); r = U(r, torus(q - vec3(0., .92, 0.), .24, .06) * s, 2.); }
    for (int i = 0; i < 10; i++) { float f = float(i); vec3 q = p - vec3(-3.4 + .75 * f + .2 * sin(f * 5.), .25 - .05 * abs(f - 4.5), 1.1 + .5 * sin(f * 3.7)); q.xy *= rot(.5 * sin(f * 2.1)); r = U(r, ellipsoid(q - vec3(0., .2, 0.), vec3(.07, .42, .05)), 4.); q.xy *= rot(.6); r = U(r, ellipsoid(q - vec3(0., .16, 0.), vec3(.06, .34, .05)), 4.); }`,
    paint: `if (m > .5 && m < 1.5 && n.y > -.2) { vec3 g = fract(p * 1.9 + .3) - .5; if (length(g) < .27) c = pal[6]; }`,
  },
  "tea-table": {
    palette: ["#f7d9c4", "#ffffff", "#3b6ea5", "#c98b5a", "#7a4b2a", "#e8613c", "#f4b942"],
    eye: [1.4, 4.6, 7.6],
    target: [0, 0.85, 0],
    zoom: 1.8,
    map: `
    r = U(r, cyl(p - vec3(0., .1, 0.), 3.2, .1, .05), 3.);
    vec3 q = p - vec3(-.8, 1.12, -.3); r = U(r, ellipsoid(q, vec3(1.1, .92, 1.1)), 1.); r = U(r, cyl(q - vec3(0., .86, 0.), .5, .07, .05), 2.); r = U(r, sphere(q - vec3(0., 1.05, 0.), .17), 2.); float sp = capsule(q, vec3(.8, -.1, .2), vec3(1.35, .3, .34), .2); sp = smin(sp, capsule(q, vec3(1.35, .3, .34), vec3(1.6, .72, .4), .13), .2); r = U(r, sp, 1.); vec3 h = q - vec3(-1.15, .05, -.25); h.xz *= rot(.2); r = U(r, torus(h.xzy, .5, .1), 2.);
    for (int i = 0; i < 2; i++) { vec3 c = p - (i == 0 ? vec3(1.45, .2, .9) : vec3(-.55, .2, 1.75)); r = U(r, cyl(c - vec3(0., .05, 0.), .66, .05, .04), i == 0 ? 2. : 1.); float cup = max(cone(c - vec3(0., .36, 0.), .28, .46, .3, .03), -cone(c - vec3(0., .5, 0.), .26, .42, .28, .02)); r = U(r, cup, 1.); r = U(r, cyl(c - vec3(0., .48, 0.), .36, .02, .01), 4.); vec3 k = c - vec3(i == 0 ? .52 : -.52, .38, 0.); r = U(r, torus(k.xzy, .16, .045), 1.); }
    vec3 pl = p - vec3(1.55, .24, -1.1); r = U(r, cyl(pl, .82, .05, .04), 2.); for (int i = 0; i < 3; i++) { float f = float(i) * 2.09; r = U(r, torus(pl - vec3(.34 * cos(f), .17, .34 * sin(f)), .19, .12), i == 1 ? 5. : 6.); } r = U(r, torus(pl - vec3(0., .38, 0.), .19, .12), 5.);`,
    paint: `if (m > .5 && m < 1.5 && abs(p.y - 1.1) < .2 && p.x < .4 && p.z < 1.2) { float a = atan(p.z + .3, p.x + .8); if (abs(p.y - 1.1 - .1 * sin(a * 8.)) < .06) c = pal[2]; } if (m < 3.5 && m > 2.5) c *= .94 + .06 * sin(p.x * 7. + sin(p.z * 3.));`,
  },
  "ringed-planet": {
    palette: ["#120a33", "#ff8f6b", "#ffd7a8", "#7c5cff", "#c6f24e", "#ff5d8f", "#ffffff", "#2b1b6d"],
    eye: [0, 2.6, 9],
    target: [0, 2.1, 0],
    zoom: 1.7,
    map: `
    r = vec2(p.y + 40., 0.); vec3 q = p - vec3(-.2, 2.2, 0.); q.xy *= rot(.32); r = U(r, sphere(q, 1.45), 1.); q.yz *= rot(.16); float w = length(q.xz); float ring = max(abs(q.y) - .025, max(abs(w - 2.35) - .42, -(abs(w - 2.28) - .06))); r = U(r, ring * .9, 2.); r = U(r, max(abs(q.y) - .025, abs(w - 2.95) - .08), 5.);
    r = U(r, sphere(p - vec3(2.9, 3.7, -.6), .38), 4.); r = U(r, sphere(p - vec3(-3.3, .9, .8), .3), 3.); r = U(r, sphere(p - vec3(2.6, .75, 1.2), .18), 6.); for (int i = 0; i < 14; i++) { float f = float(i); r = U(r, sphere(p - vec3(8. * sin(f * 2.7), 2.2 + 4.6 * sin(f * 1.9 + .5), -4.), .035 + .03 * fract(f * .7)), 6.); }`,
    paint: `if (m > .5 && m < 1.5) { vec3 q = p - vec3(-.2, 2.2, 0.); q.xy *= rot(.32); float b = q.y * 3.2 + .25 * sin(atan(q.z, q.x) * 3. + q.y * 4.); c = mix(pal[1], mix(pal[2], pal[5], step(.55, fract(b * .5))), step(.45, fract(b))); }`,
  },
  "wood-blocks": {
    palette: ["#f4ead6", "#e0b483", "#2a6f6b", "#e8613c", "#f4b942", "#c98b5a", "#34495e"],
    eye: [-1, 3, 8.6],
    target: [0, 1.45, 0],
    zoom: 1.75,
    map: `
    r = U(r, box(p - vec3(-1.5, .62, 0.), vec3(.42, .62, .5), .04), 1.); r = U(r, box(p - vec3(1.5, .62, 0.), vec3(.42, .62, .5), .04), 1.); vec3 a = p - vec3(0., 1.62, 0.); float arch = max(box(a, vec3(1.95, .38, .5), .04), -1.); r = U(r, arch, 3.); 
    vec3 b = p - vec3(0., 2.02, 0.); r = U(r, max(max(length(b.xy) - .95, -b.y), abs(b.z) - .5) - .02, 2.); r = U(r, box(p - vec3(-1.5, 2.42, 0.), vec3(.4, .42, .46), .04), 4.); r = U(r, roof(p - vec3(-1.5, 2.84, 0.), vec3(.5, .62, .46)) - .02, 6.); r = U(r, cyl(p - vec3(1.5, 2.4, 0.), .38, .4, .03), 1.); r = U(r, cone(p - vec3(1.5, 3.2, 0.), .44, .03, .4, .02), 3.);
    r = U(r, max(max(abs(length(vec2(p.x, p.y)) - .72) - .2, -p.y), abs(p.z - .02) - .45) - .02, 4.); r = U(r, sphere(p - vec3(0., .27, .7), .27), 6.);
    vec3 e = p - vec3(3.1, .4, .7); e.xz *= rot(.5); r = U(r, box(e, vec3(.4), .05), 2.); vec3 f = (p - vec3(-3.1, .36, .8)).yxz; f.yz *= rot(.5); r = U(r, cyl(f, .36, .62, .04), 3.); r = U(r, box(p - vec3(2.7, .18, 1.6), vec3(.5, .18, .2), .04), 4.);`,
    paint: `if ((m > .5 && m < 1.5) || m > 4.5) c *= .93 + .08 * sin(p.y * 22. + 3. * sin(p.x * 2.) + p.z * 5.);`,
  },
  "open-notebook": {
    palette: ["#e6dcff", "#ffffff", "#5a3ff6", "#ff6a4d", "#15121f", "#ffc247", "#c6f24e", "#bfb5ea"],
    eye: [1.6, 6.2, 6.4],
    target: [0, 0.2, 0],
    zoom: 1.85,
    map: `
    vec3 q = p; q.xz *= rot(.22); r = U(r, box(q - vec3(0., .07, 0.), vec3(2.75, .07, 1.9), .05), 2.); vec3 s = vec3(abs(q.x), q.yz); float lift = .16 + .14 * exp(-pow((s.x - .5) * 1.5, 2.)) - .05 * s.x * .3; r = U(r, box(s - vec3(1.32, lift, 0.), vec3(1.28, .09, 1.78), .03) * .7, 1.);
    vec3 k = p - vec3(3.2, .12, .5); k.xz *= rot(-.5); r = U(r, capsule(k, vec3(0., 0., -1.2), vec3(0., 0., 1.1), .12), 3.); r = U(r, cone(vec3(k.x, -(k.z + 1.4), k.y), .12, .02, .2, .01), 5.); r = U(r, cyl(k.xzy - vec3(0., 1.15, 0.), .13, .14, .03), 4.);
    vec3 c = p - vec3(-3.1, .42, -1.1); r = U(r, max(cyl(c, .62, .42, .06), -cyl(c - vec3(0., .2, 0.), .52, .4, .03)), 6.); r = U(r, cyl(c - vec3(0., .22, 0.), .5, .02, .01), 4.); r = U(r, torus((c - vec3(-.72, 0., .2)).xzy, .24, .08), 6.); r = U(r, box(p - vec3(-2.9, .05, 1.6), vec3(.5, .05, .5), .03), 5.);`,
    paint: `if (m > .5 && m < 1.5 && n.y > .6) { vec3 q = p; q.xz *= rot(.22); float side = sign(q.x); vec2 u = vec2(abs(q.x), q.z); if (side < 0.) { if (u.x > .35 && u.x < 2.3 && u.y > -1.4 && u.y < 1.4 && fract(u.y * 3.4) < .16 && u.x < 2.2 - .6 * hash(vec2(floor(u.y * 3.4), 3.))) c = pal[7]; } else { if (length(u - vec2(1.35, -.55)) < .55) c = pal[3]; if (u.x > .6 && u.x < 2.1 && u.y > .35 && u.y < 1.35 && fract(u.y * 3.4) < .16) c = pal[7]; if (u.x > .8 && u.x < 1.9 && abs(u.y + .55) < .06) c = pal[1]; } }`,
  },
};
