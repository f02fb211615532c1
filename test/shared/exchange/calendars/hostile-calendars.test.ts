import { afterEach, expect, test, vi } from 'vitest';
import { readAgendaFile } from '../../../../shared/exchange/understood-file.ts';

const options = { language: 'en', timeZone: 'Asia/Almaty' } as const;
const event = (lines: string): string =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Opening\r\nDTSTART:20250715T090000\r\nDURATION:PT1H\r\n${lines}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

afterEach(() => void vi.unstubAllGlobals());

/** What is read, and what was asked of the network meanwhile. */
async function read(text: string) {
  const asked = vi.fn();
  for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']) vi.stubGlobal(name, asked);
  const { sessions, told } = await readAgendaFile(new TextEncoder().encode(text), 'plan.ics', options);
  expect(asked).not.toHaveBeenCalled();
  return { sessions, told };
}

test.each([
  'ATTACH:https://example.org/a.pdf',
  'ATTACH:file:///etc/passwd',
  'ATTACH;ENCODING=BASE64;VALUE=BINARY:TVqQAAMAAAAEAAAA',
  'URL:javascript:alert(1)',
  'URL:https://example.org/',
  'IMAGE;VALUE=URI:https://example.org/a.png',
  'CONFERENCE;VALUE=URI:https://example.org/call',
  'BEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:file:///bin/sh\r\nTRIGGER:-PT5M\r\nEND:VALARM',
])('104: %s is neither followed nor opened', async (line) => {
  const { sessions } = await read(event(line));
  expect(sessions).toMatchObject([{ title: 'Opening', start: '09:00', minutes: 60 }]);
  expect(JSON.stringify(sessions)).not.toMatch(/javascript:|file:/);
});

test.each([
  '<p>Bring <b>annex 3</b></p><script>alert(1)</script><img src="https://example.org/a.png" onerror="alert(1)">',
  '<p>Bring annex 3</p><iframe src="https://example.org/"></iframe><style>@import "https://example.org/a.css"</style>',
])('104: of a description in HTML the text is read, and nothing of it runs or is fetched', async (html) => {
  const { sessions } = await read(event(`X-ALT-DESC;FMTTYPE=text/html:${html.replaceAll(',', '\\,')}`));
  expect(sessions[0]?.description).toMatch(/^Bring annex 3/);
  expect(sessions[0]?.description).not.toMatch(/script|alert|example\.org|import/);
});

test('102: a NUL, a lone CR, a byte-order mark and a line that is none cost no event', async () => {
  const odd = `\uFEFF${event('DESCRIPTION:a\u0000b')}`.replace('UID:1\r\n', 'UID:1\rno property at all\r\n;;;:\r\n');
  const { sessions } = await read(odd);
  expect(sessions).toMatchObject([{ title: 'Opening', start: '09:00', description: 'ab' }]);
});
