/** Articles for the pictures, all of them invented: pages with a lead image each, a few hours old. */

interface Piece {
  readonly title: string;
  readonly source: string;
  readonly section: string;
  readonly picture?: string;
  readonly hoursAgo: number;
  readonly paragraphs: readonly string[];
}

const pieces: readonly Piece[] = [
  {
    title: 'Night ferry to Hestray turns back after a rudder jams',
    source: 'Coast Wire',
    section: 'World',
    picture: 'ferry',
    hoursAgo: 2,
    paragraphs: [
      'The night ferry to Hestray turned back on Tuesday after its rudder jammed in four-metre waves, and all 212 people on board were brought ashore by noon, the coastguard of Maravel said.',
      'Two tugs took the ship in tow nine miles off Port Ansel. Three passengers were treated for bruises, and nobody was missing.',
      '“We lost the rudder, we never lost the ship,” said Captain Ilse Marn, who has sailed the route for 19 years.',
      'The operator, Blue Strait Lines, said that it had halted both of its night crossings until divers have looked at the rudder of the sister ship.',
      'The ferry was last inspected in March, and a report then asked for new bearings by the end of the year.',
    ],
  },
  {
    title: 'All 212 aboard brought ashore after ferry loses steering',
    source: 'The Meridian Dispatch',
    section: 'World',
    hoursAgo: 3,
    paragraphs: [
      'All 212 passengers and crew of the Hestray night ferry were brought ashore on Tuesday after the ship lost its steering off Port Ansel, the coastguard of Maravel said.',
      'The rudder of the ferry jammed in four-metre waves shortly after three in the morning, and two tugs took the ship in tow.',
      'Blue Strait Lines halted its night crossings. Ferry passengers were given rooms in a school near the harbour.',
    ],
  },
  {
    title: 'Kessel Dam to be watched by the public, with readings every hour',
    source: 'The Meridian Dispatch',
    section: 'Politics',
    picture: 'dam',
    hoursAgo: 4,
    paragraphs: [
      'Ordenia will publish readings from the 38-metre crack in the Kessel Dam every hour, Water Minister Irena Solvik said on Tuesday, after a week of questions from the towns below it.',
      'Eleven sensors on the western spillway have measured no movement since Saturday. A twelfth is out of order and will be replaced this week.',
      '“People downstream should see what I see, at the same minute,” Solvik told reporters in Brenn.',
      'The readings will stand on the ministry’s own site from Wednesday, and the mayor of Lower Kessel said that a screen in the town hall would show them.',
    ],
  },
  {
    title: 'Seagrass meadow off Vell is older than the harbour wall, cores show',
    source: 'Shoreline Quarterly',
    section: 'Science',
    picture: 'meadow',
    hoursAgo: 6,
    paragraphs: [
      'A seagrass meadow found below 30 metres off Vell has grown there for at least 1,400 years, according to cores that divers took this autumn.',
      'The meadow covers 62 hectares, about four times what the first survey suggested.',
      '“It is a forest that nobody had walked in,” said Dr Noor Halvard, a marine biologist at the University of Brenn.',
      'The harbour authority has moved its anchorage two miles to the south until the meadow has been mapped.',
    ],
  },
  {
    title: 'Rovers go top with a goal in the 94th minute',
    source: 'Port Ansel Echo',
    section: 'Sport',
    picture: 'pitch',
    hoursAgo: 9,
    paragraphs: [
      'Ansel Rovers went top of the league on Monday when Tomas Arlen scored in the 94th minute to beat Castle Wharf 2-1.',
      'It was the club’s seventh win in a row, which no Rovers side has managed since 1988.',
      '“I closed my eyes and hit it,” Arlen said.',
      'Castle Wharf had led through an early penalty and played the last half hour with ten men.',
    ],
  },
];

/** The articles as lines for `brevier import -`. */
export function previewArticles(now: number): string {
  return pieces.map((piece, index) => JSON.stringify(row(piece, index, now))).join('\n');
}

function row({ title, source, section, picture, hoursAgo, paragraphs }: Piece, index: number, now: number) {
  const image = picture === undefined ? '' : `<meta property="og:image" content="${pictureUrl(picture)}">`;
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return {
    title,
    html: `<html><head><title>${title}</title>${image}</head><body><article><h1>${title}</h1>\n${text}</article></body></html>`,
    url: `https://news.example/${index + 1}`,
    source,
    section,
    publishedAt: new Date(now - hoursAgo * 3_600_000).toISOString(),
  };
}

const PICTURES = 'https://pictures.example/';

function pictureUrl(name: string): string {
  return `${PICTURES}${name}.jpg`;
}

/** A drawing in the place of a lead image, as there is no network to get one from. */
export function drawingOf(url: string): string {
  const name = url.slice(PICTURES.length).replace('.jpg', '');
  const shapes = drawings[name] ?? '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${shapes}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const drawings: Readonly<Record<string, string>> = {
  ferry:
    '<rect width="100" height="100" fill="#8fb8d8"/><path d="M0 66q12-8 25 0t25 0 25 0 25 0v34H0z" fill="#2f5d83"/><path d="M18 50h64l-8 18H26z" fill="#f4f1ea"/><path d="M30 36h36v14H30z" fill="#e4ddd0"/><path d="M54 22h10v14H54z" fill="#c8553d"/>',
  dam: '<rect width="100" height="100" fill="#cfe0e8"/><path d="M0 30l26-18 20 14 24-20 30 26v68H0z" fill="#7b8f72"/><path d="M10 44h80l-10 50H20z" fill="#d8d3c6"/><path d="M30 44v50M50 44v50M70 44v50" stroke="#b3ad9e" stroke-width="3"/><path d="M0 82h100v18H0z" fill="#3f7d9c"/>',
  meadow:
    '<rect width="100" height="100" fill="#1f6f78"/><path d="M0 86h100v14H0z" fill="#c9b98a"/><g stroke="#7fc17a" stroke-width="5" fill="none"><path d="M14 88q-8-30 4-58M32 88q10-26 0-50M50 88q-10-36 6-70M68 88q10-24-2-54M86 88q-8-28 4-46"/></g>',
  pitch:
    '<rect width="100" height="100" fill="#4f9d55"/><g fill="none" stroke="#eef5ea" stroke-width="2"><path d="M50 0v100M0 20h18v60H0M100 20H82v60h18"/><circle cx="50" cy="50" r="16"/></g><circle cx="68" cy="38" r="6" fill="#fff"/>',
};
