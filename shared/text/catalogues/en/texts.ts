/** The files of the English catalogue, which are loaded as one. */
export const englishTexts = import.meta.glob('./*.json', { eager: true, import: 'default' });
