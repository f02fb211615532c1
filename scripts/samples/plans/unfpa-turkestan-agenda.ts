import type { Text } from '../../../shared/domain/language.ts';
import { inBoth, led, plain, session, type DayPlan, type SessionPlan } from '../plan.ts';

const both = ['interpreterOne', 'interpreterTwo'];

const dayOne: DayPlan = {
  theme: inBoth(
    'Experience of the Turkestan region: psycho-social support services and referral between agencies',
    'Опыт Туркестанской области: службы психосоциальной поддержки и перенаправление между ведомствами',
  ),
  startsAt: '08:30',
  sessions: [
    plain('registration', 30, { people: led(['organiser']) }),
    session('opening', 25, inBoth('Opening remarks', 'Вступительное слово'), { people: led(['representative'], both) }),
    session('discussion', 30, inBoth('Introductions and expectations', 'Знакомство и ожидания участников'), {
      people: led(['facilitator'], both),
    }),
    plain('photo', 10),
    plain('break', 20),
    session(
      'lecture',
      75,
      inBoth(
        'Psycho-social support services in the Turkestan region',
        'Службы психосоциальной поддержки в Туркестанской области',
      ),
      { people: led(['expert'], both) },
    ),
    session(
      'discussion',
      55,
      inBoth(
        'Referral between agencies: who calls whom, and when',
        'Перенаправление между ведомствами: кто кому звонит и когда',
      ),
      { people: led(['facilitator', 'expert'], both) },
    ),
    plain('lunch', 60),
    session('site-visit', 120, inBoth('Visit to a crisis centre', 'Посещение кризисного центра'), {
      description: inBoth(
        'In two groups, ten minutes apart. No photographs; residents are not asked questions.',
        'Двумя группами с разницей в десять минут. Без фотосъёмки; проживающим вопросов не задают.',
      ),
      people: led(['organiser', 'facilitator'], both),
    }),
    plain('break', 20),
    session('discussion', 45, inBoth('What we saw', 'Что мы увидели'), { people: led(['facilitator'], both) }),
    plain('wrap-up', 15, { people: led(['facilitator'], both) }),
    session('evaluation', 10, inBoth('Evaluation of the day', 'Оценка дня')),
  ],
};

function presentation(delegation: string, country: Text): SessionPlan {
  const title = inBoth(`Country presentation: ${country.en ?? ''}`, `Презентация страны: ${country.ru ?? ''}`);
  return session('country-presentations', 25, title, {
    people: [[delegation, 'presenter'], ...both.map((who) => [who, 'interpreter'] as const)],
  });
}

const dayTwo: DayPlan = {
  theme: inBoth('Experience and lessons of the five countries; next steps', 'Опыт и уроки пяти стран; следующие шаги'),
  startsAt: '09:00',
  sessions: [
    session('discussion', 15, inBoth('What we take from day 1', 'Что мы взяли из первого дня'), {
      people: led(['facilitator'], both),
    }),
    presentation('KZ', inBoth('Kazakhstan', 'Казахстан')),
    presentation('KG', inBoth('Kyrgyzstan', 'Кыргызстан')),
    presentation('TJ', inBoth('Tajikistan', 'Таджикистан')),
    plain('break', 20),
    presentation('TM', inBoth('Turkmenistan', 'Туркменистан')),
    presentation('UZ', inBoth('Uzbekistan', 'Узбекистан')),
    session('discussion', 50, inBoth('Lessons that travel', 'Уроки, которые пригодятся другим'), {
      people: led(['facilitator', 'expert'], both),
    }),
    plain('lunch', 60),
    session(
      'group-work',
      75,
      inBoth('Standard procedures: health services', 'Стандартные процедуры: здравоохранение'),
      {
        people: led(['expert'], ['interpreterOne']),
      },
    ),
    session(
      'group-work',
      75,
      inBoth('Standard procedures: police and justice', 'Стандартные процедуры: полиция и правосудие'),
      {
        beside: true,
        room: 'east',
        people: led(['facilitator'], ['interpreterTwo']),
      },
    ),
    session(
      'group-work',
      75,
      inBoth('Standard procedures: social services', 'Стандартные процедуры: социальные службы'),
      {
        beside: true,
        room: 'west',
        people: led(['organiser']),
      },
    ),
    plain('break', 20),
    session('discussion', 60, inBoth('Next steps', 'Следующие шаги'), { people: led(['facilitator'], both) }),
    session('evaluation', 15, inBoth('Evaluation of the meeting', 'Оценка совещания')),
    session('closing', 25, inBoth('Certificates and closing', 'Вручение сертификатов и закрытие'), {
      people: led(['representative'], both),
    }),
  ],
};

export const turkestanDays: readonly DayPlan[] = [dayOne, dayTwo];
