import { inBoth, led, plain, session, type DayPlan } from '../plan.ts';

const both = ['interpreterOne', 'interpreterTwo'];

const dayOne: DayPlan = {
  theme: inBoth('Bias, trauma and barriers to care', 'Предубеждения, травма и барьеры на пути к помощи'),
  startsAt: '08:30',
  sessions: [
    plain('registration', 30, { people: led(['organiser']) }),
    session('opening', 20, inBoth('Opening of the training', 'Открытие тренинга'), {
      people: led(['coordinator'], both),
    }),
    session(
      'test',
      30,
      inBoth('Introductions, ground rules and pre-test', 'Знакомство, правила работы и входной тест'),
      { people: led(['trainerOne'], both) },
    ),
    session(
      'lecture',
      70,
      inBoth(
        'Mental and reproductive health of women who use new psychoactive substances',
        'Психическое и репродуктивное здоровье женщин, употребляющих новые психоактивные вещества',
      ),
      {
        description: inBoth(
          'Evidence from the five countries, then questions in plenary.',
          'Данные пяти стран, затем вопросы на пленарном заседании.',
        ),
        people: led(['trainerOne'], both),
      },
    ),
    plain('photo', 10),
    plain('break', 20),
    session(
      'discussion',
      75,
      inBoth(
        'Trauma, stigma and gender-specific barriers: what patients meet at the door',
        'Травма, стигма и гендерные барьеры: с чем пациентки сталкиваются на пороге',
      ),
      { people: led(['trainerTwo'], both) },
    ),
    plain('lunch', 60),
    session(
      'special-session',
      75,
      inBoth(
        'The Role of Men in Medicine: Shaping Gender-Sensitive Approaches to Women’s Care',
        'Роль мужчин в медицине: гендерно-чувствительный подход к помощи женщинам',
      ),
      {
        room: 'small',
        audience: inBoth('Male doctors and counsellors', 'Врачи и консультанты — мужчины'),
        people: led(['trainerTwo'], ['interpreterTwo']),
      },
    ),
    session(
      'group-work',
      75,
      inBoth('A respectful first consultation', 'Первая консультация: уважительное отношение'),
      {
        beside: true,
        audience: inBoth('All other participants', 'Все остальные участники'),
        description: inBoth(
          'Role play in threes, with an observer’s card.',
          'Ролевая игра в тройках с картой наблюдателя.',
        ),
        people: led(['trainerOne'], ['interpreterOne']),
      },
    ),
    plain('break', 20),
    session(
      'exercise',
      70,
      inBoth('Communication skills for empathetic, ethical care', 'Навыки общения для чуткой и этичной помощи'),
      { people: led(['trainerOne', 'trainerTwo'], both) },
    ),
    plain('wrap-up', 15, { people: led(['coordinator'], both) }),
    session('evaluation', 10, inBoth('Evaluation of the day', 'Оценка дня')),
  ],
};

const dayTwo: DayPlan = {
  theme: inBoth('Respectful care in practice', 'Уважительная помощь на практике'),
  startsAt: '09:00',
  sessions: [
    session('discussion', 15, inBoth('What we take from day 1', 'Что мы взяли из первого дня'), {
      people: led(['coordinator'], both),
    }),
    session('lecture', 75, inBoth('Trauma-informed care, step by step', 'Помощь с учётом травмы: шаг за шагом'), {
      people: led(['trainerTwo'], both),
    }),
    plain('break', 20),
    session(
      'discussion',
      80,
      inBoth(
        'Dialogue: health providers, civil society and women with lived experience',
        'Диалог: медики, гражданское общество и женщины с личным опытом',
      ),
      {
        description: inBoth(
          'Moderated conversation in a closed circle. No photographs and no notes with names.',
          'Модерируемый разговор в закрытом кругу. Без фотосъёмки и без записи имён.',
        ),
        people: led(['trainerOne'], both),
      },
    ),
    plain('lunch', 60),
    session('group-work', 80, inBoth('Cases from practice: clinic', 'Случаи из практики: клиника'), {
      people: led(['trainerOne'], ['interpreterOne']),
    }),
    session('group-work', 80, inBoth('Cases from practice: social services', 'Случаи из практики: социальные службы'), {
      beside: true,
      room: 'small',
      people: led(['trainerTwo'], ['interpreterTwo']),
    }),
    plain('break', 20),
    session(
      'country-presentations',
      60,
      inBoth('One commitment from each delegation', 'По одному обязательству от каждой делегации'),
      {
        description: inBoth('Ten minutes for each country.', 'По десять минут на страну.'),
        people: ['KZ', 'KG', 'TJ', 'TM', 'UZ'].map((who) => [who, 'presenter'] as const),
      },
    ),
    session('test', 20, inBoth('Post-test', 'Итоговый тест')),
    session('evaluation', 15, inBoth('Evaluation of the training', 'Оценка тренинга')),
    session('closing', 25, inBoth('Certificates and closing', 'Вручение сертификатов и закрытие'), {
      people: led(['coordinator'], both),
    }),
  ],
};

export const cadapDays: readonly DayPlan[] = [dayOne, dayTwo];
