/** As much of the Dockerfile's language as Brevier's own needs. https://docs.docker.com/reference/dockerfile/ */

export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

export interface Stage {
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** Lines that go on are joined, comments left out. */
export function readDockerfile(source: string): readonly Stage[] {
  const lines = source
    .split('\n')
    .filter((line) => !/^\s*#/u.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/gu, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { name: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/u.exec(line) ?? [];
    if (name === 'FROM')
      stages.push({ name: /\sAS\s+(\S+)$/iu.exec(rest)?.[1] ?? String(stages.length), instructions: [] });
    else stages.at(-1)?.instructions.push({ name, rest });
  }
  return stages;
}

/** What of the folder the engine would see: the names that .dockerignore, which leaves out everything else, lets in. */
export function readDockerignore(source: string): ReadonlySet<string> {
  const [first, ...others] = source.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  if (first !== '*' || others.some((line) => !line.startsWith('!')))
    throw new Error('.dockerignore is expected to leave out everything (*) but what it names (!name)');
  return new Set(others.map((line) => line.slice(1)));
}

/** `CMD ["node", "x"]` and the like. */
export function argumentsOf(form: string): readonly string[] {
  const words: string[] = JSON.parse(form.slice(form.indexOf('[')));
  return words;
}
