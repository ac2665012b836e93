/** A program in a pseudo-terminal, by Python's pty: what a person sees, and types. */
import { execFile, execFileSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** Types each answer once its words were shown, one after the other and after the answer before; then waits for the end. */
const DRIVER = `
import json, os, pty, select, sys
argv, steps = json.loads(sys.argv[1]), json.loads(sys.argv[2])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(argv[0], argv)
seen, asked = b'', 0
def read():
    global seen
    ready, _, _ = select.select([terminal], [], [], 10)
    if not ready:
        sys.stderr.write('nothing more is shown\\n'); sys.stdout.buffer.write(seen); os.kill(pid, 9); sys.exit(99)
    try:
        more = os.read(terminal, 65536)
    except OSError:
        return False
    seen += more
    return more != b''
for words, typed in steps:
    open_ = True
    for shown in words.split(' … '):
        while shown.encode() not in seen[asked:] and open_:
            open_ = read()
        asked = seen.find(shown.encode(), asked) + len(shown.encode())
    if not open_:
        break
    asked = len(seen)
    os.write(terminal, typed.encode())
while read():
    pass
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`;

export const hasPseudoTerminals = ((): boolean => {
  try {
    execFileSync('python3', ['-c', 'import pty, os; os.waitstatus_to_exitcode(0)'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

export interface Shown {
  readonly code: number;
  /** Without colours and movements. */
  readonly screen: string;
}

/** @param steps `words` may be several with " … " between them: a question shows itself again at each letter typed. */
export function runInTerminal(
  argv: readonly string[],
  steps: readonly (readonly [words: string, typed: string])[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Shown> {
  const args = ['-c', DRIVER, JSON.stringify(argv), JSON.stringify(steps)];
  return new Promise((resolve) => {
    const child = execFile('python3', args, options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, screen: stripVTControlCharacters(stdout + stderr) }),
    );
  });
}
