/**
 * Settings in the text of a YAML file. Only the value's own characters are changed, so that comments, order and layout stay as
 * somebody left them; where that can't be done, the whole is written anew with its comments.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  type YAMLMap,
} from 'yaml';

export type Path = readonly [string] | readonly [string, string];

const WHOLE_LINES = { lineWidth: 0 } as const;

/** Sets what the path names, and nothing else. `text`: YAML that can be read. */
export function setSetting(text: string, path: Path, value: unknown): string {
  const document = parseDocument(text);
  const [section, key] = path;
  // "defaults:" with nothing behind it.
  if (key !== undefined && isScalar(document.getIn([section], true)))
    document.set(section, document.createNode({ [key]: value }));
  else document.setIn(path, document.createNode(value));
  const spliced = splice(text, path, value);
  if (spliced !== undefined && says(spliced, document)) return spliced;
  return document.toString(WHOLE_LINES);
}

/** Puts items after those of a list. */
export function addToList(text: string, name: string, items: readonly unknown[]): string {
  const document = parseDocument(text);
  const list = document.getIn([name], true);
  const before: readonly unknown[] = isSeq(list) ? (list.toJS(document) as readonly unknown[]) : [];
  const whole = [...before, ...items];
  const last = isSeq(list) && list.flow !== true ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isNode(last) || !last.range || !list.range) return setSetting(text, [name], whole);
  const indent = ' '.repeat(columnOf(text, list.range[0]));
  const end = lineEnd(text, last.range[1]);
  const spliced =
    text.slice(0, end) + items.map((item) => `\n${indent}- ${flow(item)}`).join('') + text.slice(end);
  document.setIn([name], document.createNode(whole));
  return says(spliced, document) ? spliced : setSetting(text, [name], whole);
}

/** Undefined where it takes more than putting characters in one place. */
function splice(text: string, path: Path, value: unknown): string | undefined {
  const document = parseDocument(text);
  if (document.contents !== null && !isMap(document.contents)) return undefined;
  const node = document.getIn(path, true);
  const [section, key] = path;
  if (isNode(node) && node.range) {
    const [start, end] = node.range;
    if (isScalar(node) || (isCollection(node) && node.flow === true))
      return `${text.slice(0, start)}${text[start - 1] === ':' ? ' ' : ''}${flow(value)}${text.slice(end)}`;
    return replaceBlock(text, document.contents, path, node, value);
  }
  const inside = document.getIn([section], true);
  if (key === undefined || inside === undefined)
    return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${section}:${key === undefined ? ` ${flow(value)}` : `\n  ${key}: ${flow(value)}`}\n`;
  return isMap(inside) && inside.flow !== true ? addToMap(text, inside, key, value) : undefined;
}

/** A list of a line each, from behind its key to its last item. */
function replaceBlock(
  text: string,
  contents: unknown,
  path: Path,
  node: { readonly range?: unknown; readonly items?: unknown },
  value: unknown,
): string | undefined {
  const pair =
    isMap(contents) && path.length === 1
      ? contents.items.find(({ key }) => nameOf(key) === path[0])
      : undefined;
  const last = isSeq(node) ? node.items.at(-1) : undefined;
  if (!isNode(pair?.key) || !pair.key.range || !isNode(last) || !last.range) return undefined;
  const colon = text.indexOf(':', pair.key.range[1]);
  const end = lineEnd(text, last.range[1]);
  const isTable = Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'object');
  const written = isTable ? value.map((item) => `\n  - ${flow(item)}`).join('') : ` ${flow(value)}`;
  return text.slice(0, colon + 1) + written + text.slice(end);
}

function addToMap(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  const last = map.items.at(-1)?.value;
  if (!isNode(last) || !last.range || !map.range) return undefined;
  const end = lineEnd(text, last.range[1]);
  const indent = ' '.repeat(columnOf(text, map.range[0]));
  return `${text.slice(0, end)}\n${indent}${key}: ${flow(value)}${text.slice(end)}`;
}

/** On one line: text, `[a, b]`, `{ a: 1 }`. */
function flow(value: unknown): string {
  const document = new Document(value);
  if (isCollection(document.contents)) document.contents.flow = true;
  return document
    .toString({ ...WHOLE_LINES, singleQuote: true, flowCollectionPadding: !Array.isArray(value) })
    .trim();
}

function says(text: string, expected: Document): boolean {
  try {
    return isDeepStrictEqual(parse(text), expected.toJS());
  } catch {
    return false;
  }
}

function nameOf(key: unknown): unknown {
  return isScalar(key) ? key.value : key;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}
