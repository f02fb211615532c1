/** The files of the Russian catalogue, which are loaded as one. */
export const russianTexts = import.meta.glob('./*.json', { eager: true, import: 'default' });
