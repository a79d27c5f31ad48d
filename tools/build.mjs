// `npm run build`: the command line, and the pane and workbench as static files with a manifest beside them. `--base-url` says at which address they will lie, `--cdn 21vianet` that Office.js
// comes from 21Vianet. Other options are webpack's.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import options from "./siteOptions.cjs";

const env = {};
const rest = [];
const names = { "--base-url": "baseUrl", "--cdn": "cdn" };
const given = process.argv.slice(2);
for (let i = 0; i < given.length; i++) {
  const [name, value] = given[i].split(/=(.*)/s);
  if (!Object.hasOwn(names, name)) rest.push(given[i]);
  else env[names[name]] = value ?? given[++i] ?? "";
}
try {
  const { baseUrl } = options.siteOptions(env);
  const { status } = spawnSync(join("node_modules", ".bin", "webpack"), [...Object.entries(env).flatMap(([name, value]) => ["--env", `${name}=${value}`]), ...rest], { stdio: "inherit", shell: process.platform === "win32" });
  process.exitCode = status ?? 1;
  if (status === 0 && env.baseUrl !== undefined) console.log(`dist/site → ${baseUrl}/\ndist/site/manifest.xml`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
