import type { Text } from '../../shared/domain/language.ts';
import type { Participation } from '../../shared/domain/people/participation.ts';
import type { Institution } from '../../shared/domain/people/person.ts';
import { inBoth } from './plan.ts';

type Kind = Institution['kind'];

/** Positions of invented people, by the kind of institution that sends them. */
export const positions: Readonly<Record<Kind, readonly Text[]>> = {
  ministry: [
    inBoth('Chief specialist', 'Главный специалист'),
    inBoth('Head of department', 'Начальник отдела'),
    inBoth('Leading specialist, international cooperation', 'Ведущий специалист по международному сотрудничеству'),
    inBoth('Deputy head of department', 'Заместитель начальника отдела'),
  ],
  agency: [
    inBoth('Senior inspector', 'Старший инспектор'),
    inBoth('Head of section', 'Начальник сектора'),
    inBoth('Chief specialist', 'Главный специалист'),
  ],
  'law-enforcement': [
    inBoth('Senior investigator', 'Старший следователь'),
    inBoth('Inspector for juvenile affairs', 'Инспектор по делам несовершеннолетних'),
    inBoth('Senior operational officer', 'Старший оперуполномоченный'),
    inBoth('Shift commander', 'Начальник смены'),
  ],
  judiciary: [
    inBoth('Senior prosecutor', 'Старший прокурор'),
    inBoth('Judge', 'Судья'),
    inBoth('Legal counsel', 'Юрисконсульт'),
    inBoth('Attorney', 'Адвокат'),
  ],
  university: [
    inBoth('Associate professor, department of psychiatry', 'Доцент кафедры психиатрии'),
    inBoth('Lecturer, department of social work', 'Преподаватель кафедры социальной работы'),
    inBoth('Lecturer, department of psychology', 'Преподаватель кафедры психологии'),
  ],
  'health-service': [
    inBoth('Psychiatrist and addiction specialist', 'Врач — психиатр-нарколог'),
    inBoth('Obstetrician and gynaecologist', 'Врач — акушер-гинеколог'),
    inBoth('Family doctor', 'Семейный врач'),
    inBoth('Clinical psychologist', 'Клинический психолог'),
    inBoth('Psychological counsellor', 'Психолог-консультант'),
  ],
  'civil-society': [
    inBoth('Programme coordinator', 'Координатор программ'),
    inBoth('Social worker', 'Социальный работник'),
    inBoth('Crisis-line counsellor', 'Консультант телефона доверия'),
    inBoth('Lawyer', 'Юрист'),
  ],
  'international-organisation': [
    inBoth('Programme officer', 'Сотрудник программы'),
    inBoth('National project coordinator', 'Национальный координатор проекта'),
    inBoth('Programme analyst', 'Аналитик программы'),
  ],
  other: [inBoth('Specialist', 'Специалист'), inBoth('Consultant', 'Консультант')],
};

/** The participant category that goes with the kind of institution. */
export const categories: Readonly<Record<Kind, Participation['category']>> = {
  ministry: 'civil-servant',
  agency: 'civil-servant',
  'law-enforcement': 'civil-servant',
  judiciary: 'civil-servant',
  university: 'academic',
  'health-service': 'practitioner',
  'civil-society': 'civil-society',
  'international-organisation': 'international-organisation',
  other: null,
};
