import type { Pipe } from './pipe.ts';
import type { Events } from './protocol.ts';
import type { ChromiumSession } from './session.ts';

type PausedRequest = Events['Fetch.requestPaused'];

/**
 * Answers every request of the whole browser, whoever makes it: page, worker or the browser itself. `onForeignPage` hears
 * of an attempt to leave the app; the page stays where it is whatever it says.
 */
export function answerRequests(pipe: Pipe, session: ChromiumSession, onForeignPage: (url: string) => void): void {
  pipe.on('Fetch.requestPaused', (request) => {
    answer(pipe, session, request, onForeignPage).catch(() => {
      // A request that nobody answers would hang for ever.
      const { requestId } = request;
      pipe.post('Fetch.fulfillRequest', { requestId, responseCode: 500, responseHeaders: [], body: '' });
    });
  });
}

async function answer(
  pipe: Pipe,
  session: ChromiumSession,
  { requestId, request, resourceType }: PausedRequest,
  onForeignPage: (url: string) => void,
): Promise<void> {
  const response = await session.answer(request.url, request.method);
  if (response === null) {
    // An aborted navigation leaves the page as it is; a blocked one shows an error page.
    const isPage = resourceType === 'Document';
    if (isPage) onForeignPage(request.url);
    pipe.post('Fetch.failRequest', { requestId, errorReason: isPage ? 'Aborted' : 'BlockedByClient' });
    return;
  }
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  pipe.post('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}
