// Draws the 3D scenes with WebGL 2 in headless Chromium (software rendering is enough) and hands back PNG bytes.
import type { Page } from "playwright-core";
import type { Scene } from "./scenes.ts";
import { fragmentShader, vertexShader } from "./shader.ts";

const width = 1200;
const height = 900;
const passes = [
  [-0.25, -0.25],
  [0.25, -0.25],
  [-0.25, 0.25],
  [0.25, 0.25],
];

/** sRGB hex to linear light, because the shader adds light before it applies the display curve. */
function linear(hex: string): number[] {
  return [1, 3, 5].map((i) => (Number.parseInt(hex.slice(i, i + 2), 16) / 255) ** 2.2);
}

export async function renderScene(page: Page, scene: Scene): Promise<Buffer> {
  const palette = Array.from({ length: 8 }, (_, i) => linear(scene.palette[i] ?? scene.palette[0] ?? "#ffffff")).flat();
  const order = { ...scene, vertexShader, fragment: fragmentShader(scene), palette, width, height, passes };
  const dataUrl = await page.evaluate(drawInPage, order);
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64");
}

type Order = {
  vertexShader: string;
  fragment: string;
  palette: number[];
  eye: number[];
  target: number[];
  zoom: number;
  width: number;
  height: number;
  passes: number[][];
};

// Runs inside the page: it may use nothing from this file but its argument.
function drawInPage(order: Order): string {
  const canvas = Object.assign(document.createElement("canvas"), { width: order.width, height: order.height });
  const gl = canvas.getContext("webgl2", { preserveDrawingBuffer: true });
  if (!gl) throw new Error("This browser has no WebGL 2.");
  const program = gl.createProgram();
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, order.vertexShader],
    [gl.FRAGMENT_SHADER, order.fragment],
  ] as const) {
    const shader = gl.createShader(kind);
    if (!shader) throw new Error("The browser gave no shader.");
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? "shader");
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.bindAttribLocation(program, 0, "at");
  gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
  const at = (name: string) => gl.getUniformLocation(program, name);
  gl.uniform2f(at("size"), order.width, order.height);
  gl.uniform3fv(at("pal"), order.palette);
  gl.uniform3fv(at("eye"), order.eye);
  gl.uniform3fv(at("target"), order.target);
  gl.uniform1f(at("zoom"), order.zoom);
  // One pass a sub-pixel, averaged on a second canvas: smooth edges without a four times larger buffer.
  const sum = Object.assign(document.createElement("canvas"), { width: order.width, height: order.height });
  const context = sum.getContext("2d");
  if (!context) throw new Error("The browser gave no canvas.");
  order.passes.forEach(([x = 0, y = 0], i) => {
    gl.uniform2f(at("jitter"), x, y);
    // Bands keep each call short, so that the software renderer is never taken for hung.
    gl.enable(gl.SCISSOR_TEST);
    for (let band = 0; band < order.height; band += 50) {
      gl.scissor(0, band, order.width, 50);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
      gl.finish();
    }
    context.globalAlpha = 1 / (i + 1);
    context.drawImage(canvas, 0, 0);
  });
  return sum.toDataURL("image/png");
}
