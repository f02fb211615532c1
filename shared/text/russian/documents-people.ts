import type { Translated } from '../translated.ts';
import type { badges as englishBadges, groupLists as english } from '../english/documents-people.ts';

export const groupLists: Translated<typeof english> = {
  none: 'Рабочие группы ещё не составлены.',
  'none-reason': 'рабочие группы ещё не составлены',
  set: 'Группы',
  group: 'Группа',
};

export const badges: Translated<typeof englishBadges> = {
  nobody: 'Печатать бейджи не для кого.',
  'nobody-reason': 'нет никого, кому нужен бейдж',
  code: 'Текст кода',
};
