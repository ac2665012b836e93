/** The address of an endpoint, as people paste it, in the form that paths are put behind: "http://127.0.0.1:11434/v1". */
const openAi = 'https://api.openai.com/v1';

/** What is pasted along from a page of documentation. */
const pasted = ['/chat/completions', '/completions', '/embeddings', '/models'];

/** Undefined where it is no web address. */
export function endpointUrl(given: string | undefined): URL | undefined {
  const text = given?.trim() || openAi;
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (!url || !/^https?:$/u.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  url.search = '';
  url.hash = '';
  let path = trimSlashes(url.pathname);
  const extra = pasted.find((ending) => path.endsWith(ending));
  if (extra !== undefined) path = trimSlashes(path.slice(0, -extra.length));
  url.pathname = path;
  return url;
}

function trimSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
