import { readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { zlibSync } from "fflate";

/**
 * Draws the pictures of the ribbon: `node tools/icons.mjs` writes them to assets/icons, `--check` fails when those that lie there are others. One drawing for all sizes,
 * on a grid of 16: straight edges are moved to whole pixels, so that a line stays a line at 16 and at 20 pixels.
 */
const sizes = [16, 20, 24, 32, 40, 48, 64, 80];
const grid = 16;
const samples = 8;

const white = [255, 255, 255];
const colours = { app: [[15, 108, 189], [207, 228, 250]], check: [[14, 112, 14], [199, 232, 199]], duplicates: [[196, 73, 0], [253, 220, 200]], report: [[92, 46, 145], [224, 208, 240]] };

const rectangle = (x, y, width, height, colour) => ({ x, y, width, height, colour });
const disc = (x, y, radius, colour) => ({ x, y, radius, colour });
const stroke = (points, width, colour) => ({ points, width, colour });

/** A table: frame, header, lines between rows and columns. */
function table(x, y, width, height, [strong, light]) {
  return [rectangle(x, y, width, height, strong), rectangle(x + 1, y + 4, width - 2, height - 5, white), rectangle(x + 1, y + 4, 3, height - 5, light), rectangle(x + 1, y + 7, width - 2, 1, strong), rectangle(x + 4, y + 4, 1, height - 5, strong)];
}

/** What stands in the lower right corner, with a gap that keeps it apart from the table. */
const badge = (...shapes) => [disc(11.5, 11.5, 5, null), ...shapes];

const drawings = {
  app: (pair) => [...table(1, 1, 14, 13, pair), ...badge(disc(11.5, 9.5, 2, pair[0]), disc(11.5, 15, 3.5, pair[0]), rectangle(6, 15, 10, 4, null))],
  check: (pair) => [...table(1, 1, 14, 13, pair), ...badge(disc(11.5, 11.5, 4.25, pair[0]), stroke([[9.6, 11.7], [11, 13.1], [13.6, 10.2]], 1.2, white))],
  duplicates: (pair) => [rectangle(5, 1, 10, 10, pair[0]), rectangle(6, 2, 8, 8, pair[1]), rectangle(0, 4, 12, 12, null), ...table(1, 5, 10, 10, pair)],
  report: (pair) => [...table(1, 1, 14, 13, pair), rectangle(7, 6, 9, 10, null), rectangle(8, 11, 2, 4, pair[0]), rectangle(11, 9, 2, 6, pair[0]), rectangle(14, 7, 2, 8, pair[0])],
};

/** A colour of null takes away what lies below. */
function covers(shape, size) {
  const snap = (value) => Math.round((value * size) / grid);
  if ("height" in shape) {
    const [left, top, right, bottom] = [snap(shape.x), snap(shape.y), Math.max(snap(shape.x + shape.width), snap(shape.x) + 1), Math.max(snap(shape.y + shape.height), snap(shape.y) + 1)];
    return (x, y) => x >= left && x < right && y >= top && y < bottom;
  }
  const scale = size / grid;
  if ("radius" in shape) return (x, y) => (x - shape.x * scale) ** 2 + (y - shape.y * scale) ** 2 <= (shape.radius * scale) ** 2;
  return (x, y) => shape.points.some((to, i) => i > 0 && squaredDistance([x / scale, y / scale], shape.points[i - 1], to) <= (shape.width / 2) ** 2);
}

function squaredDistance([x, y], [ax, ay], [bx, by]) {
  const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
  return (x - ax - along * (bx - ax)) ** 2 + (y - ay - along * (by - ay)) ** 2;
}

/** RGBA, row by row; each pixel is the mean of what lies under its samples. */
function paint(shapes, size) {
  const layers = shapes.map((shape) => ({ colour: shape.colour, covers: covers(shape, size) })).reverse();
  const rows = new Uint8Array(size * (1 + 4 * size));
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0];
      let opaque = 0;
      for (let i = 0; i < samples * samples; i++) {
        const top = layers.find((layer) => layer.covers(x + ((i % samples) + 0.5) / samples, y + (Math.floor(i / samples) + 0.5) / samples));
        if (top === undefined || top.colour === null) continue;
        opaque++;
        for (let c = 0; c < 3; c++) sum[c] += top.colour[c];
      }
      const at = y * (1 + 4 * size) + 1 + 4 * x;
      for (let c = 0; c < 3; c++) rows[at + c] = opaque === 0 ? 0 : Math.round(sum[c] / opaque);
      rows[at + 3] = Math.round((255 * opaque) / (samples * samples));
    }
  return rows;
}

const crcTable = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });

function chunk(type, data) {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set([...type].map((letter) => letter.charCodeAt(0)), 4);
  bytes.set(data, 8);
  let crc = 0xffffffff;
  for (const byte of bytes.subarray(4, 8 + data.length)) crc = crcTable[(crc ^ byte) & 255] ^ (crc >>> 8);
  view.setUint32(8 + data.length, (crc ^ 0xffffffff) >>> 0);
  return bytes;
}

function png(rows, size) {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  // Eight bits of red, green, blue and opacity each.
  header.set([8, 6], 8);
  // Compressed by our own dependency: Node's zlib gives other bytes from one release to the next.
  return Buffer.concat([Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10), chunk("IHDR", header), chunk("IDAT", zlibSync(rows, { level: 9 })), chunk("IEND", new Uint8Array())]);
}

const folder = new URL("../assets/icons/", import.meta.url);
const files = Object.entries(drawings).flatMap(([name, draw]) => sizes.map((size) => ({ name: `${name}-${size}.png`, bytes: png(paint(draw(colours[name]), size), size) })));
if (process.argv.includes("--check")) {
  const same = ({ name, bytes }) => { try { return readFileSync(new URL(name, folder)).equals(bytes); } catch { return false; } };
  const stale = files.filter((file) => !same(file)).map(({ name }) => name);
  if (stale.length > 0) {
    console.error(`assets/icons: ${stale.join(", ")} ${stale.length === 1 ? "is" : "are"} not what tools/icons.mjs draws. Run: npm run icons`);
    process.exitCode = 1;
  }
} else {
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(new URL(name, folder), bytes);
}
