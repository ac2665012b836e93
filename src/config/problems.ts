/** What is wrong with a setting, in people's words. */
import type { z } from 'zod';

/** "must be at most 20" */
export function told(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_big':
      return `must be ${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}`
        : 'must not be empty';
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return 'is missing';
      return `must be ${KINDS[issue.expected] ?? `a ${issue.expected}`}`;
    default:
      return issue.message;
  }
}

/** What people call what zod expects. */
const KINDS: Readonly<Record<string, string>> = {
  int: 'a whole number',
  array: 'a list, such as [one, two]',
  object: 'a group of settings, such as { key: value }',
  string: 'text',
  boolean: 'true or false',
};
