// Is the bot beside this well? For the image's HEALTHCHECK: exit code 0 or 1.
import { get } from 'node:http';

const port = process.env.HEALTH_PORT || '8080';

// Not fetch, which refuses some ports.
const request = get({ host: '127.0.0.1', port, path: '/healthz', timeout: 4000 }, (response) => {
  response.resume();
  if (response.statusCode !== 200) stop('it answers ' + response.statusCode);
});
request.on('timeout', () => request.destroy(new Error('no answer within 4 seconds')));
request.on('error', (error) => stop(error.message));

function stop(reason) {
  process.stderr.write('not healthy: ' + reason + '\n');
  process.exitCode = 1;
}
