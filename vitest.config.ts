import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/servers/temporary-folder.ts', 'test/servers/postgres-server.ts'],
    // Most tests wait for processes and sockets: one core more than vitest would take is well used.
    maxWorkers: '100%',
    include: ['test/**/*.test.ts'],
    // The end-to-end tests start real processes; a loaded two-core machine needs the room.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
