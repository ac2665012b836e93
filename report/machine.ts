/** Where and when figures were measured, without which they say little. */
import { arch, cpus, platform, totalmem } from 'node:os';

/** A line of Markdown: the command, the day, and the machine it ran on. */
export function measured(command: string): string {
  const all = cpus();
  const model = all[0]?.model.replace(/\s+/gu, ' ').trim() || 'of an unnamed kind';
  const day = new Date().toISOString().slice(0, 10);
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `\`${command}\`, ${day}: ${all.length} cores (${model}), ${gigabytes} GB, ${platform()} ${arch()}, Node ${process.versions.node}.\n`;
}
