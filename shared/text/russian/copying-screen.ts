import type { Translated } from '../translated.ts';
import type { copyingScreen as english } from '../english/copying-screen.ts';

export const copyingScreen: Translated<typeof english> = {
  workshop: {
    title: 'Копия мероприятия',
    menu: 'Скопировать мероприятие…',
    name: 'Название копии',
    city: 'Город',
    venue: 'Место проведения',
    firstDate: 'Первый день',
    firstDateHint: 'Можно оставить пустым: пока дат нет, дни нумеруются.',
    dates: '{{dates}}. Промежутки между днями остаются прежними.',
    dateWrong: 'Это не дата. Напишите, например, 15.07.2025.',
    titleMissing: 'Напишите название.',
    take: 'Что взять с собой',
    always: 'Дни, задачи, организаторы и доноры переходят всегда. Посещаемость, редакции и листы — никогда.',
    copy: 'Скопировать',
    part: {
      sessions: 'Сессии',
      rooms: 'Залы',
      team: 'Тренеры, переводчики, организаторы',
      assignments: 'Кто что ведёт',
      delegations: 'Делегации',
      participants: 'Участники',
      breakoutGroups: 'Рабочие группы',
    },
  },
  day: {
    title: 'Копия дня',
    from: 'Что копировать',
    to: 'Куда',
    newDay: 'Новый день в конце',
    rooms: 'С залами',
    people: 'С ведущими, докладчиками и переводчиками',
    hint_one: 'Придёт {{count}} сессия в то же время дня. Всё, что там уже есть, останется.',
    hint_few: 'Придут {{count}} сессии в то же время дня. Всё, что там уже есть, останется.',
    hint_many: 'Придут {{count}} сессий в то же время дня. Всё, что там уже есть, останется.',
    hint_other: 'Придут {{count}} сессии в то же время дня. Всё, что там уже есть, останется.',
    nothing: 'В этом дне ничего нет.',
    copy: 'Скопировать',
  },
};
