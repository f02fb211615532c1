import { expect, test } from 'vitest';
import { latinText } from '../../../main/files/latin-text.ts';

test.each([
  ['Программа – Уважительный уход – ru.pdf', 'Programma - Uvazhitelnyi ukhod - ru.pdf'],
  ['Әлихан Ҷӯраев Ғаниұлы Үңіш', 'Alikhan Juraev Ghaniuly Ungish'],
  ['Щукин, Ёлкин, Бакытбек кызы', 'Shchukin, Elkin, Bakytbek kyzy'],
  ['Çaryýewa Jeren, Oʻtkir', 'Caryyewa Jeren, Otkir'],
  ['Şerif ĞIİı “Łódź”', 'Serif GIIi Lodz'],
  ['თბილისი 2025', '_ 2025'],
])('%s', (text, latin) => {
  expect(latinText(text)).toBe(latin);
});
