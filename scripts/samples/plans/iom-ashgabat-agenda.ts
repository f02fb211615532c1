import { inBoth, led, plain, session, type DayPlan } from '../plan.ts';

const both = ['interpreterOne', 'interpreterTwo'];

const dayOne: DayPlan = {
  theme: inBoth('Identification that sees age and gender', 'Выявление с учётом возраста и пола'),
  startsAt: '08:30',
  sessions: [
    plain('registration', 30, { people: led(['assistant']) }),
    session('opening', 20, inBoth('Opening remarks', 'Вступительное слово'), { people: led(['officer'], both) }),
    session(
      'test',
      30,
      inBoth('Introductions, ground rules and pre-test', 'Знакомство, правила работы и входной тест'),
      {
        people: led(['officer'], both),
      },
    ),
    session(
      'lecture',
      75,
      inBoth(
        'Gender and age-sensitive identification of victims of trafficking',
        'Выявление жертв торговли людьми с учётом пола и возраста',
      ),
      {
        description: inBoth('Lecture with indicators and two short cases.', 'Лекция: признаки и два коротких примера.'),
        people: led(['trainer'], both),
      },
    ),
    plain('photo', 10),
    plain('break', 20),
    session(
      'discussion',
      85,
      inBoth('Investigation centred on the victim’s interests', 'Расследование, ориентированное на интересы жертвы'),
      { people: led(['trainer'], both) },
    ),
    plain('lunch', 60),
    session(
      'lecture',
      75,
      inBoth(
        'Post-traumatic conditions and trauma-informed practice',
        'Посттравматические состояния и практика с учётом травмы',
      ),
      { people: led(['trainer'], both) },
    ),
    plain('break', 20),
    session(
      'discussion',
      60,
      inBoth(
        'Vulnerability and access to the National Referral Mechanism',
        'Уязвимость и доступ к национальному механизму перенаправления',
      ),
      { people: led(['trainer'], both) },
    ),
    plain('wrap-up', 15, { people: led(['officer'], both) }),
    session('evaluation', 10, inBoth('Evaluation of the day', 'Оценка дня')),
  ],
};

const dayTwo: DayPlan = {
  theme: inBoth('Agencies that act together', 'Ведомства, которые действуют вместе'),
  startsAt: '09:00',
  sessions: [
    session('discussion', 15, inBoth('What we take from day 1', 'Что мы взяли из первого дня'), {
      people: led(['officer'], both),
    }),
    session(
      'discussion',
      75,
      inBoth(
        'Specialised services, monitoring and quality assurance',
        'Специализированные услуги, мониторинг и обеспечение качества',
      ),
      { people: led(['trainer'], both) },
    ),
    plain('break', 20),
    session(
      'discussion',
      75,
      inBoth(
        'Interagency cooperation and the role of civil society',
        'Межведомственное сотрудничество и роль гражданского общества',
      ),
      { people: led(['trainer'], both) },
    ),
    plain('lunch', 60),
    session(
      'exercise',
      50,
      inBoth(
        'Modelling an integrated interagency response mechanism: brief and first case',
        'Моделирование комплексного механизма межведомственного реагирования: задание и первый случай',
      ),
      {
        description: inBoth(
          'Each group has somebody from every agency. The trainer walks between the rooms.',
          'В каждой группе представлены все ведомства. Тренер переходит из комнаты в комнату.',
        ),
        people: led(['trainer'], both),
      },
    ),
    session('group-work', 50, inBoth('Simulation: group A', 'Моделирование: группа А'), {
      people: led(['trainer'], ['interpreterOne']),
    }),
    session('group-work', 50, inBoth('Simulation: group B', 'Моделирование: группа Б'), {
      beside: true,
      room: 'north',
      people: led(['officer'], ['interpreterTwo']),
    }),
    session('group-work', 50, inBoth('Simulation: group C', 'Моделирование: группа В'), {
      beside: true,
      room: 'south',
      people: led(['assistant']),
    }),
    plain('break', 20),
    session('discussion', 40, inBoth('Groups report back', 'Отчёты групп'), { people: led(['trainer'], both) }),
    session('test', 20, inBoth('Post-test', 'Итоговый тест')),
    session('evaluation', 15, inBoth('Evaluation of the workshop', 'Оценка семинара')),
    session('closing', 25, inBoth('Certificates and closing', 'Вручение сертификатов и закрытие'), {
      people: led(['officer'], both),
    }),
  ],
};

export const iomDays: readonly DayPlan[] = [dayOne, dayTwo];
