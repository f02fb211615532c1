import type { Translated } from '../translated.ts';
import type { presentationsScreen as english } from '../english/presentations-screen.ts';

export const presentationsScreen: Translated<typeof english> = {
  title: 'Презентации стран',
  arrange: 'Порядок делегаций…',
  noSession: 'Такой сессии пока нет. Сначала выберите «Презентации стран» под кнопкой «Добавить сессию».',
  session: 'Сессия',
  delegations: 'Кто выступает',
  none: 'Нет делегаций',
  noDelegations: 'Делегаций пока нет. Добавьте их в разделе «Люди».',
  order: 'В каком порядке',
  alphabet: 'По алфавиту',
  lot: 'По жребию',
  language: 'Алфавит',
  draw: 'Новый жребий',
  byHand: 'Изменено вручную',
  slots: 'Кто когда выступает',
  length: 'по {{minutes}} мин',
  spare_one: '{{count}} мин остаётся на вопросы.',
  spare_few: '{{count}} мин остаются на вопросы.',
  spare_many: '{{count}} мин остаётся на вопросы.',
  spare_other: '{{count}} мин остаётся на вопросы.',
  nobody: 'Выберите хотя бы одну делегацию.',
  tooShort:
    'На делегации ({{count}}) приходится {{minutes}} мин, это меньше {{least}} минут на каждую. Удлините сессию или выберите меньше делегаций.',
  earlier: '{{name}}: раньше',
  later: '{{name}}: позже',
  describe: 'Записать в сессию',
  split: 'Сделать отдельные сессии',
  splitHint: 'Докладчиками станут главы делегаций.',
};
