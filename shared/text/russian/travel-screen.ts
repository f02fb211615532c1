import type { Translated } from '../translated.ts';
import type { travelScreen as english } from '../english/travel-screen.ts';

export const travelScreen: Translated<typeof english> = {
  title: 'Поездка и суточные',
  arrival: 'Приезд',
  arrivalTime: 'Время приезда',
  departure: 'Отъезд',
  departureTime: 'Время отъезда',
  notSaid: 'Не указано',
  paid: 'Суточные выплачены за',
  paidNone: 'Ни за один день',
  noDays: 'В мероприятии ещё нет дней.',
  badTime: 'Напишите время как 14:30 или оставьте поле пустым.',
};
