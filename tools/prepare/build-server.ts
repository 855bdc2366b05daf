import { rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build, type Plugin } from "vite";
import { askPlugin, referenceFile } from "../../apps/api/src/operations/reference-script.ts";

// Programs with binaries of their own, five megabytes that only a reader of the API's reference needs, and the client of a
// store that few have: what is in one file is read at every start.
const LEFT_OUT = [
  "sharp",
  "mediabunny",
  "@hyzyla/pdfium",
  "@myriaddreamin/typst-ts-node-compiler",
  "@resvg/resvg-js",
  "@scalar/fastify-api-reference",
  "@aws-sdk/client-s3",
  "@aws-sdk/lib-storage",
];

/**
 * The server and the packages it needs as a few files in `build/server`: two thousand modules take a second to find and
 * read, one big one a third of that. Names stay and nothing is rewritten beyond that; a map leads a stack's lines back
 * to our sources.
 */
export async function buildServer(root: string): Promise<void> {
  const folder = join(root, "build/server");
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    plugins: [keepFolders(folder)],
    ssr: { noExternal: true, external: LEFT_OUT },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: "node24",
      sourcemap: true,
      rolldownOptions: {
        input: ["apps/api/src/server.ts", "apps/api/src/demo-player.ts"].map((file) => join(root, file)),
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "[name].js",
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
          sourcemapExcludeSources: true,
          codeSplitting: { groups: [{ name: "packages", test: /\/node_modules\// }] },
        },
      },
    },
  });
  // Ten megabytes that would be read at every start for lines that are not ours.
  rmSync(join(folder, "packages.js.map"));
  writeFileSync(referenceFile(root), await askPlugin());
}

/** A module asks for its own folder to find files beside it: that stays the folder of its source. */
function keepFolders(folder: string): Plugin {
  return {
    name: "keep-folders",
    transform(code, id) {
      if (id.includes("node_modules") || !code.includes("import.meta.dirname")) return null;
      const back = JSON.stringify(`/${relative(folder, dirname(id))}`);
      // No map: the lines stay what they were.
      return { code: code.replaceAll("import.meta.dirname", `(import.meta.dirname + ${back})`), map: null };
    },
  };
}
