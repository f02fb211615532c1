import type { Translated } from '../translated.ts';
import type { groupLists as english } from '../english/documents-people.ts';

export const groupLists: Translated<typeof english> = {
  none: 'Рабочие группы ещё не составлены.',
  'none-reason': 'рабочие группы ещё не составлены',
  set: 'Группы',
  group: 'Группа',
};
