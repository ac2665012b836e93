/** The fields of each command's JSON that others may rely on, with their types: more may come, none may go. */

const evidence = ['articleId:string', 'start:number', 'end:number', 'text:string'];
const within = (path: string, fields: readonly string[]): string[] =>
  fields.map((field) => `${path}.${field}`);
const brief = [
  'id:string',
  'title:string',
  'section:string',
  'keyPoints[].text:string',
  'keyPoints[].by:string',
  ...within('keyPoints[].evidence[]', evidence),
  ...within('quotes[]', evidence),
  'quotes[].speaker:string',
  'quotes[].role:string',
  'quotes[].verb:string',
  'quotes[].continues:boolean',
  'quotes[].pull:boolean',
  'related[].title:string',
  'related[].kind:string',
];
const citation = [
  ...evidence,
  'title:string',
  'url:string',
  'source:string',
  'publishedAt:string',
  'focus.start:number',
  'focus.end:number',
];

export const shapes: Readonly<Record<string, readonly string[]>> = {
  import: ['file:string', 'line:number', 'status:string', 'id:string'],
  read: [
    'file:string',
    'id:string',
    'title:string',
    'section:string',
    'url:string',
    'source:string',
    'author:string',
    'publishedAt:string',
    'language:string',
    'text:string',
    'links[].title:string',
    'links[].url:string',
  ],
  brief: ['file:string', ...brief],
  digest: [
    'from:string',
    'to:string',
    ...within('stories[]', brief),
    'stories[].storyId:string',
    ...within('stories[].articles[]', [
      'id:string',
      'title:string',
      'url:string',
      'source:string',
      'publishedAt:string',
    ]),
    ...within('counts', ['stories:number', 'articles:number', 'sources:number', 'newest:string']),
  ],
  answered: [
    'question:string',
    'type:string',
    'text:string',
    'by:string',
    'highlight.start:number',
    'highlight.end:number',
    ...within('citations[]', citation),
  ],
  'not-found': ['question:string', 'type:string', ...within('nearest[]', evidence)],
  search: [
    'query:string',
    'articleId:string',
    'title:string',
    'url:string',
    'source:string',
    'publishedAt:string',
    'score:number',
    'snippet:string',
  ],
  stats: [
    'articles:number',
    'stories:number',
    'newest:string',
    'bytes:number',
    'sources[].name:string',
    'sources[].articles:number',
    'languages[].name:string',
    'days[].name:string',
    'feeds.all:number',
    'feeds.failing:number',
    'keep.days:number',
    'keep.megabytes:number',
  ],
  feeds: [
    'url:string',
    'configured:boolean',
    'source:string',
    'section:string',
    'failures:number',
    'nextAt:string',
  ],
  backup: ['file:string', 'bytes:number', 'articles:number', 'schedules:number', 'schema:number'],
  restore: [
    'file:string',
    'articles:number',
    'schedules:number',
    'schema:number',
    'knowsSent:boolean',
    'keptAside:string',
    'restart:boolean',
  ],
  export: ['of:string', 'exportedAt:string'],
  doctor: ['check:string', 'ok:boolean', 'says:string'],
};

/** Every field that occurs in a value, as "a[].b:type". */
export function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => fieldsOf(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [`${path}:${typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => fieldsOf(one, path === '' ? key : `${path}.${key}`));
}
