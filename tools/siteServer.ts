import { createReadStream, statSync } from "node:fs";
import type { RequestListener, Server } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const types: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8" };

/** Gives out the built site from `folder` and the sample workbook, and nothing else. */
export function siteAnswer(folder: string, sample: Uint8Array): RequestListener {
  return (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const name = path === "/" ? "/index.html" : path;
    response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
    response.setHeader("X-Content-Type-Options", "nosniff");
    // Office shows no icon whose server forbids to keep it.
    if (extname(name) !== ".png") response.setHeader("Cache-Control", "no-cache");
    if (name === "/sample.xlsx") return void response.end(sample);
    const file = join(folder, normalize(name));
    if (!file.startsWith(folder + sep) || statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return void response.writeHead(404).end();
    createReadStream(file).pipe(response);
  };
}

/** The port that a server listens on. */
export function portOf(server: Pick<Server, "address">): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server does not listen.");
  return address.port;
}
