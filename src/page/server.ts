import { unwatchFile, watchFile } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** The address of this machine for itself: nobody else reaches it. */
const HOST = '127.0.0.1';

/** How often the files are looked at, in ms: an editor may put a new file in the place of the old one. */
const INTERVAL = 300;

export interface PageServer {
  readonly url: string;
  /** Lets go of the port, of who listens, and of the files. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly page: () => string;
  /** The files to be watched. */
  readonly files: readonly string[];
  /** What is told to the pages when the file has changed. */
  readonly news: (file: string) => string;
}

/**
 * Serves one page to browsers of this machine, and tells them when a file has changed.
 *
 * @throws the error of the system, with its code, where the port cannot be had
 */
export async function startServer({ port, page, files, news }: ServerOptions): Promise<PageServer> {
  const listening = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    if (!isMeant(request)) return answer(response, 403, 'klpwalk serves this machine alone.\n');
    if (request.method !== 'GET') return answer(response, 405, 'There is only something to read.\n');
    switch (request.url) {
      case '/':
        return answer(response, 200, page(), 'text/html; charset=utf-8');
      case '/changes':
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
        response.write('\n');
        listening.add(response);
        response.on('close', () => listening.delete(response));
        return;
      default:
        return answer(response, 404, 'There is one page, and it is /.\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  for (const file of files) {
    watchFile(file, { interval: INTERVAL }, () => {
      for (const response of listening) response.write(`data: ${news(file)}\n\n`);
    });
  }
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${HOST}:${taken}/`,
    close: () => {
      for (const file of files) unwatchFile(file);
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** A page of another site may have its name lead here: then the browser still says that name. */
function isMeant({ headers }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
}

function answer(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8') {
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  response.end(text);
}
