import { expect, test } from 'vitest';
import { isOwner } from '../../src/bots/owner.ts';

const owners = { admins: ['discord:123', 'telegram:456'] };

test.each([
  ['discord:9', '123', true],
  ['telegram:-100/7', '456', true],
  ['telegram:9', '123', false],
  ['discord:123', '9', false],
  ['terminal:local', 'local', true],
] as const)('in %s user %s is an owner: %s', (chat, user, expected) => {
  expect(isOwner(owners, { chat, user })).toBe(expected);
});
