/**
 * `npm start`: gives out the workbench on this machine, with the messy sample workbook. Nothing else is served, and nothing is sent anywhere. `--https`: for Excel, which loads the pane over
 * HTTPS only, with the certificate that office-addin-dev-certs made.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeSample } from "./sample/makeSample";
import { portOf, siteAnswer } from "./siteServer";

const { values } = parseArgs({ options: { port: { type: "string", default: "3000" }, rows: { type: "string" }, https: { type: "boolean", default: false } } });
const answer = siteAnswer(join(__dirname, "site"), makeSample(42, values.rows === undefined ? {} : { rows: Number(values.rows) }));
const server = values.https ? createSecureServer(certificate(), answer) : createServer(answer);
server.on("error", (error: Error & { readonly code?: string }) => {
  process.stderr.write(error.code === "EADDRINUSE" ? `端口 ${values.port} 已被占用，用 npm start -- --port 3001 换一个。\nPort ${values.port} is taken; choose another with npm start -- --port 3001.\n` : `${error.message}\n`);
  process.exitCode = 1;
});
server.listen(Number(values.port), "127.0.0.1", () => {
  const scheme = values.https ? "https" : "http";
  const port = portOf(server);
  process.stdout.write(`CRM Sheets 工作台已经打开：${scheme}://localhost:${port}/\nThe workbench is at ${scheme}://localhost:${port}/  (Ctrl+C to stop)\n`);
});

function certificate(): { readonly cert: Buffer; readonly key: Buffer } {
  const folder = join(homedir(), ".office-addin-dev-certs");
  try {
    return { cert: readFileSync(join(folder, "localhost.crt")), key: readFileSync(join(folder, "localhost.key")) };
  } catch {
    process.stderr.write(`${folder} 里没有本机的 HTTPS 证书。运行 npm run sideload，它会先装好证书。\n${folder} holds no HTTPS certificate for this machine. Run npm run sideload, which installs one first.\n`);
    process.exit(2);
  }
}
