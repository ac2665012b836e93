/** Statistics for whoever runs the installation, at the command line and in chat; in English, as its log is. */
import type { Statistics } from '../desk/statistics.ts';
import type { SettledCount } from '../store/ports.ts';

export interface StatisticsLine {
  readonly label: string;
  readonly text: string;
}

export function statisticsLines(statistics: Statistics, now: string): readonly StatisticsLine[] {
  const { articles, stories, newest, bytes, feeds, schedules, deliveries } = statistics;
  const age = newest === undefined ? '' : `, the newest ${lasting(newest, now)} old`;
  const all = feeds.healthy + feeds.failing + feeds.gone;
  const state = [
    ...(feeds.failing > 0 ? [`${feeds.failing} failing`] : []),
    ...(feeds.gone > 0 ? [`${feeds.gone} gone`] : []),
  ];
  const chats = [...schedules].map(([platform, count]) => `${platform} ${number(count)}`);
  const total = [...schedules.values()].reduce((sum, count) => sum + count, 0);
  const waiting =
    deliveries.oldest === undefined ? '' : `, the longest for ${lasting(deliveries.oldest, now)}`;
  return [
    {
      label: 'articles',
      text: `${number(articles)} in ${number(stories)} ${stories === 1 ? 'story' : 'stories'}${age}`,
    },
    { label: 'on disk', text: `${(bytes / 1e6).toFixed(1)} MB` },
    {
      label: 'feeds',
      text: all === 0 ? 'none' : `${all}, ${state.length > 0 ? state.join(', ') : 'all well'}`,
    },
    { label: 'schedules', text: total === 0 ? 'none' : `${number(total)} (${chats.join(', ')})` },
    {
      label: 'deliveries',
      text: `${deliveries.open === 0 ? 'none' : number(deliveries.open)} waiting${waiting}`,
    },
    { label: 'in a day', text: settled(deliveries.day) },
    { label: 'in a week', text: settled(deliveries.week) },
  ];
}

/** "12 sent: 11 within a minute, 1 within ten; at most 4 minutes late · 1 given up" */
function settled(counts: readonly SettledCount[]): string {
  const of = (state: SettledCount['state']): readonly SettledCount[] =>
    counts.filter((one) => one.state === state);
  const sum = (some: readonly SettledCount[], key: 'count' | 'withinMinute' | 'withinTenMinutes'): number =>
    some.reduce((total, one) => total + one[key], 0);
  const sent = of('sent');
  const [count, minute, ten] = [sum(sent, 'count'), sum(sent, 'withinMinute'), sum(sent, 'withinTenMinutes')];
  const late = [
    `${number(minute)} within a minute`,
    ...(ten > minute ? [`${number(ten - minute)} within ten`] : []),
    ...(count > ten
      ? [`${number(count - ten)} later, ${spell(Math.max(...sent.map((one) => one.mostLateMs)))} at most`]
      : []),
  ];
  const givenUp = sum(of('given-up'), 'count');
  const gone = sum(of('gone'), 'count');
  const parts = [
    ...(count > 0 ? [`${number(count)} sent: ${late.join(', ')}`] : ['nothing sent']),
    ...(givenUp > 0 ? [`${number(givenUp)} given up`] : []),
    ...(gone > 0 ? [`${number(gone)} to chats that are gone`] : []),
  ];
  return parts.join(' · ');
}

function lasting(since: string, now: string): string {
  return spell(Math.max(Date.parse(now) - Date.parse(since), 0));
}

/** In the largest unit of which there are two. */
function spell(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  return minutes < 2 * 24 * 60
    ? `${Math.round(minutes / 60)} hours`
    : `${Math.round(minutes / (24 * 60))} days`;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
