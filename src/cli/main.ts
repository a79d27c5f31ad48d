/** The command line on this machine: the only file that touches the file system, the terminal, the clock and randomness, and that chooses the host. */
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readFile, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { createEngine } from "../engine/createEngine";
import { openFile } from "../hosts/file/openFile";
import { readingOf, writingOf } from "../hosts/file/textOptions";
import type { Result, SessionTools } from "../pipeline/session";
import { nodeCodec } from "./main.codec";
import { nodeWorkers } from "./main.workers";
import { runCli } from "./runCli";
import type { System } from "./system";

const templatesFolder = join(__dirname, "..", "templates");
/** What a piece of state may inflate to: far above any real one, far below what would hurt. */
const mostInflated = 256 * 1024 * 1024;

export function nodeTools(seed: string | null): SessionTools {
  let salts = 0;
  return {
    sha256Hex: (bytes) => createHash("sha256").update(bytes).digest("hex"),
    // Level 5 packs a change set within two percent of level 6 in two thirds of the time.
    deflate: (bytes) => deflateRawSync(bytes, { level: 5 }),
    inflate: (bytes) => {
      try {
        return inflateRawSync(bytes, { maxOutputLength: mostInflated });
      } catch {
        return null;
      }
    },
    encodeUtf8: (text) => new TextEncoder().encode(text),
    decodeUtf8: (bytes) => {
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return null;
      }
    },
    salt: () => (seed === null ? randomBytes(16).toString("hex") : createHash("sha256").update(`${seed} ${salts++}`).digest("hex").slice(0, 32)),
  };
}

export const nodeSystem: System = {
  readFile: async (path) => {
    try {
      return { ok: true, value: new Uint8Array(await readFile(path)) };
    } catch (error) {
      return fileProblem("cli/cannotRead", path, error, "读不了这个文件", "The file cannot be read", "检查路径和权限；如果文件在 Excel 里开着，先关掉。", "Check the path and the permissions; if the file is open in Excel, close it.");
    }
  },
  writeFile: async (path, bytes) => {
    // What stands there is replaced under its own name and keeps its permissions; a link keeps pointing where it did.
    const target = await realpath(path).catch(() => path);
    const mode = await stat(target).then((found) => found.mode, () => undefined);
    const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      const file = await open(temporary, "wx", mode);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, target);
      return { ok: true, value: undefined };
    } catch (error) {
      await rm(temporary, { force: true });
      return fileProblem("cli/cannotWrite", path, error, "写不了这个文件", "The file cannot be written", "检查文件夹是否存在、有没有权限、磁盘是否已满；如果文件在 Excel 里开着，先关掉。原来的文件没有变。", "Check that the folder exists, that you may write there and that the disk is not full; if the file is open in Excel, close it. What was there is unchanged.");
    }
  },
  openWorkbook: (name, bytes, options) => {
    const reading = readingOf(options);
    if (!reading.ok) return reading;
    const opened = openFile(basename(name), bytes, reading.value, { codec: nodeCodec, ...(options.memory === null ? {} : { memory: options.memory * 2 ** 20 }) });
    if (!opened.ok) return opened;
    const { host, save, saveText } = opened.value;
    return { ok: true, value: { host, save, saveText: (as, sheet, written) => {
      const writing = writingOf(written);
      return writing.ok ? saveText(as, { ...writing.value, ...(sheet === null ? {} : { sheet }) }) : writing;
    } } };
  },
  shippedTemplate: async (name) => {
    if (!/^[\w-]+$/.test(name)) return null;
    try {
      return new Uint8Array(await readFile(join(templatesFolder, name, `${name}.crm.json`)));
    } catch {
      return null;
    }
  },
  shippedTemplates: async () => {
    const folders = (await readdir(templatesFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
    const templates = await Promise.all(folders.map(async (name) => ({ name, bytes: await nodeSystem.shippedTemplate(name) })));
    return templates.flatMap(({ name, bytes }) => (bytes === null ? [] : [{ name, bytes }]));
  },
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
  ...(process.stderr.isTTY ? { drawProgress: (line: string) => void process.stderr.write(`\r\u001b[2K${line}`) } : {}),
  color: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
  now: () => new Date(),
  milliseconds: () => performance.now(),
  preferredLanguage: /^zh/i.test(process.env["LC_ALL"] ?? process.env["LC_MESSAGES"] ?? process.env["LANG"] ?? "") ? "zh-CN" : "en",
  accountName: userInfo().username,
  tools: nodeTools,
  digestFile: async (from, link) => {
    try {
      const path = /^file:/i.test(link) ? fileURLToPath(link) : resolve(dirname(from), sep === "/" ? link.replaceAll("\\", "/") : link);
      if (!(await stat(path)).isFile()) return null;
      const hash = createHash("sha256");
      for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
      return hash.digest("hex");
    } catch (error) {
      // A name that no file can have, a file that is not there or may not be read: all the same to whoever asks whether it is as it was.
      if (typeof error === "object" && error !== null && "code" in error) return null;
      throw error;
    }
  },
  sameFile: async (a, b) => {
    try {
      return (await realpath(a)) === (await realpath(b));
    } catch {
      return false;
    }
  },
};

function fileProblem(code: string, path: string, error: unknown, zh: string, en: string, hintZh: string, hintEn: string): Result<never> {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return { ok: false, problems: [{ code, place: path, message: { "zh-CN": `${zh}（${reason}）。`, en: `${en} (${reason}).` }, hint: { "zh-CN": hintZh, en: hintEn } }] };
}

/** Runs one command line on this machine. A bug ends here: it is shown whole, and nothing has been written. */
export async function main(argv: readonly string[]): Promise<0 | 1 | 2> {
  try {
    return await runCli(argv, nodeSystem, (tools, workers) => createEngine({ ...tools, workers: nodeWorkers(workers) }));
  } catch (error) {
    nodeSystem.printError(`${nodeSystem.preferredLanguage === "zh-CN" ? "程序出错了，没有写入任何文件。请把下面的内容告诉我们：" : "The program failed; no file was written. Please report this:"}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 2;
  }
}
