/** `brevier import PATH`, telling its parent the most memory that it took, in MB. */
import { runCommandLine } from '../src/cli/command-line.ts';

process.exitCode = await runCommandLine(['import', process.argv[2] ?? '']);
process.send?.(process.resourceUsage().maxRSS / 1000);
process.disconnect?.();
