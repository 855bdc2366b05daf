import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "app",
  buildDirectory: "../../build/web",
  serverBuildFile: "handler.js",
  ssr: true,
} satisfies Config;
