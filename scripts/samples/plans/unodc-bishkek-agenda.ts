import type { Text } from '../../../shared/domain/language.ts';
import { inBoth, led, plain, session, type DayPlan, type SessionPlan } from '../plan.ts';

const both = ['interpreterOne', 'interpreterTwo'];
const laurie = 'trainerOne';
const leckraz = 'trainerTwo';

function modulePart(
  kind: 'lecture' | 'exercise' | 'discussion',
  minutes: number,
  title: Text,
  by: string,
): SessionPlan {
  return session(kind, minutes, title, { people: led([by], both) });
}

/** Practice in two rooms at once, a trainer and an interpreter in each. */
function inTwoRooms(minutes: number, title: Text, task: Text): SessionPlan[] {
  const group = (letter: Text): Text =>
    inBoth(`${title.en ?? ''}: group ${letter.en ?? ''}`, `${title.ru ?? ''}: группа ${letter.ru ?? ''}`);
  return [
    session('group-work', minutes, group(inBoth('A', 'А')), {
      description: task,
      people: led([laurie], ['interpreterOne']),
    }),
    session('group-work', minutes, group(inBoth('B', 'Б')), {
      description: task,
      beside: true,
      room: 'second',
      people: led([leckraz], ['interpreterTwo']),
    }),
  ];
}

const recap = session('discussion', 15, inBoth('What we take from yesterday', 'Что мы взяли из вчерашнего дня'), {
  people: led(['coordinator'], both),
});
const evening: readonly SessionPlan[] = [
  plain('wrap-up', 15, { people: led(['coordinator'], both) }),
  session('evaluation', 10, inBoth('Evaluation of the day', 'Оценка дня')),
];

const dayOne: DayPlan = {
  theme: inBoth('Why the family: elements of family therapy', 'Почему семья: элементы семейной терапии'),
  startsAt: '08:30',
  sessions: [
    plain('registration', 30, { people: led(['coordinator']) }),
    session('opening', 25, inBoth('Opening ceremony', 'Церемония открытия'), { people: led(['speaker'], both) }),
    session(
      'test',
      35,
      inBoth('Introductions, ground rules and pre-test', 'Знакомство, правила работы и входной тест'),
      {
        people: led([laurie, leckraz], both),
      },
    ),
    plain('photo', 10),
    plain('break', 20),
    session(
      'lecture',
      90,
      inBoth(
        'Elements of family therapy for treatment of substance use disorders',
        'Элементы семейной терапии при лечении расстройств, связанных с употреблением психоактивных веществ',
      ),
      {
        description: inBoth('Module 1 of Treatnet Family.', 'Модуль 1 пакета Treatnet Family.'),
        people: led([laurie], both),
      },
    ),
    plain('lunch', 60),
    modulePart(
      'discussion',
      70,
      inBoth('Adolescents, parents and the justice system', 'Подростки, родители и система правосудия'),
      leckraz,
    ),
    plain('break', 20),
    ...inTwoRooms(
      70,
      inBoth('Drawing a family map', 'Составление карты семьи'),
      inBoth('Pairs draw, then show their map to the group.', 'Пары составляют карту и показывают её группе.'),
    ),
    ...evening,
  ],
};

const dayTwo: DayPlan = {
  theme: inBoth('The skills of the practitioner', 'Навыки специалиста-практика'),
  startsAt: '09:00',
  sessions: [
    recap,
    modulePart('lecture', 75, inBoth('Positive reframing', 'Позитивное переформулирование'), laurie),
    plain('break', 20),
    modulePart('exercise', 80, inBoth('Asking questions that connect', 'Вопросы, которые сближают'), leckraz),
    plain('lunch', 60),
    ...inTwoRooms(
      80,
      inBoth('First family session', 'Первая встреча с семьёй'),
      inBoth('Role play in fives with an observer.', 'Ролевая игра впятером с наблюдателем.'),
    ),
    plain('break', 20),
    modulePart('discussion', 60, inBoth('When a family says no', 'Когда семья говорит «нет»'), laurie),
    ...evening,
  ],
};

const dayThree: DayPlan = {
  theme: inBoth('Delivering training to others', 'Как обучать других'),
  startsAt: '09:00',
  sessions: [
    recap,
    session(
      'lecture',
      80,
      inBoth('Delivering training to health professionals', 'Проведение обучения для медицинских работников'),
      {
        description: inBoth('Module 2 of Treatnet Family.', 'Модуль 2 пакета Treatnet Family.'),
        people: led([leckraz], both),
      },
    ),
    plain('break', 20),
    modulePart('exercise', 75, inBoth('How adults learn: three methods', 'Как учатся взрослые: три метода'), laurie),
    plain('lunch', 60),
    session(
      'site-visit',
      120,
      inBoth('Visit to a family counselling service', 'Посещение службы семейного консультирования'),
      {
        people: led([laurie, leckraz], both),
      },
    ),
    plain('break', 20),
    ...evening,
  ],
};

const dayFour: DayPlan = {
  theme: inBoth('Teach-back: participants train participants', 'Учебная практика: участники обучают участников'),
  startsAt: '09:00',
  sessions: [
    recap,
    ...inTwoRooms(
      80,
      inBoth('Teach-back, first round', 'Учебная практика, первый круг'),
      inBoth('Twenty minutes each, feedback by card.', 'По двадцать минут, отзывы на карточках.'),
    ),
    plain('break', 20),
    ...inTwoRooms(
      80,
      inBoth('Teach-back, second round', 'Учебная практика, второй круг'),
      inBoth('Twenty minutes each, feedback by card.', 'По двадцать минут, отзывы на карточках.'),
    ),
    plain('lunch', 60),
    ...inTwoRooms(
      80,
      inBoth('Teach-back, third round', 'Учебная практика, третий круг'),
      inBoth('Twenty minutes each, feedback by card.', 'По двадцать минут, отзывы на карточках.'),
    ),
    plain('break', 20),
    modulePart('discussion', 50, inBoth('What a good trainer did', 'Что делал хороший тренер'), leckraz),
    ...evening,
  ],
};

const dayFive: DayPlan = {
  theme: inBoth('Rolling out at home', 'Внедрение у себя дома'),
  startsAt: '09:00',
  sessions: [
    recap,
    session(
      'lecture',
      75,
      inBoth(
        'Using the practitioner’s manual to roll the programme out at home',
        'Как внедрить программу в своей стране с помощью руководства для практиков',
      ),
      {
        description: inBoth('Module 3 of Treatnet Family.', 'Модуль 3 пакета Treatnet Family.'),
        people: led([laurie], both),
      },
    ),
    plain('break', 20),
    session('group-work', 75, inBoth('Roll-out plan by delegation', 'План внедрения по делегациям'), {
      people: led([laurie, leckraz], both),
    }),
    plain('lunch', 60),
    session('country-presentations', 75, inBoth('Roll-out plans of the five countries', 'Планы внедрения пяти стран'), {
      description: inBoth('Fifteen minutes for each delegation.', 'По пятнадцать минут на делегацию.'),
      people: ['KZ', 'KG', 'TJ', 'TM', 'UZ'].map((who) => [who, 'presenter'] as const),
    }),
    plain('break', 20),
    session('test', 30, inBoth('Post-test', 'Итоговый тест'), { people: led([leckraz], both) }),
    session('evaluation', 15, inBoth('Evaluation of the training', 'Оценка тренинга')),
    session('closing', 30, inBoth('Certificates and closing', 'Вручение сертификатов и закрытие'), {
      people: led(['coordinator', laurie, leckraz], both),
    }),
  ],
};

export const bishkekDays: readonly DayPlan[] = [dayOne, dayTwo, dayThree, dayFour, dayFive];
