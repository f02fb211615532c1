import type { Translated } from '../translated.ts';
import type { signaturesScreen as english } from '../english/signatures-screen.ts';

export const signaturesScreen: Translated<typeof english> = {
  title: 'Подписи на экране',
  open: 'Подписи на экране…',
  slot: 'За что расписались',
  signed_one: 'Расписался {{count}} человек',
  signed_few: 'Расписались {{count}} человека',
  signed_many: 'Расписались {{count}} человек',
  signed_other: 'Расписались {{count}} человека',
  unsigned_one: 'Присутствовал и не расписался {{count}} человек',
  unsigned_few: 'Присутствовали и не расписались {{count}} человека',
  unsigned_many: 'Присутствовали и не расписались {{count}} человек',
  unsigned_other: 'Присутствовали и не расписались {{count}} человека',
  signedAt: 'Подпись на экране: {{moment}}',
  of: 'Подпись: {{name}}',
  show: 'Показать подпись',
  hidden: 'не показана: под защитой',
};
