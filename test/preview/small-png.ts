/** Chromium's screenshots with 256 colours at most: a fraction of their size, and no eye tells. https://www.w3.org/TR/png-3/ */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;
const BYTES = 3;

/** Of a PNG with 8-bit RGB, not interlaced, as Chromium makes them. */
export function smallPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(0);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const colours = unfiltered(inflateSync(data), width, height);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 256)
    .map(([colour]) => colour);
  const nearest = new Map([...counts.keys()].map((colour) => [colour, nearestOf(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (const [index, colour] of colours.entries())
    rows[index + Math.floor(index / width) + 1] = nearest.get(colour) ?? 0;
  const indexed = Buffer.from(header);
  indexed[9] = 3;
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', indexed),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const found: { readonly type: string; readonly data: Buffer }[] = [];
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Each pixel's colour, as 0xRRGGBB. */
function unfiltered(raw: Buffer, width: number, height: number): Uint32Array {
  const stride = width * BYTES;
  const bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < BYTES ? 0 : (bytes[at - BYTES] ?? 0);
      const above = bytes[at - stride] ?? 0;
      const corner = x < BYTES ? 0 : (bytes[at - stride - BYTES] ?? 0);
      bytes[at] = (raw[at + y + 1] ?? 0) + predicted(filter, left, above, corner);
    }
  }
  return Uint32Array.from({ length: width * height }, (_, pixel) => bytes.readUIntBE(pixel * BYTES, BYTES));
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 4) {
    const guess = left + above - corner;
    const [a, b, c] = [left, above, corner].map((value) => Math.abs(guess - value)) as [
      number,
      number,
      number,
    ];
    return a <= b && a <= c ? left : b <= c ? above : corner;
  }
  return [0, left, above, (left + above) >> 1][filter] ?? 0;
}

function nearestOf(palette: readonly number[], colour: number): number {
  const far = (other: number): number => {
    const mine = channels(colour);
    return channels(other).reduce((sum, channel, index) => sum + (channel - (mine[index] ?? 0)) ** 2, 0);
  };
  return palette.reduce((best, other, index) => (far(other) < far(palette[best] ?? 0) ? index : best), 0);
}

function channels(colour: number): number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
