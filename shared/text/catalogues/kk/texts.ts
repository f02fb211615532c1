/** The files of the Kazakh catalogue, which are loaded as one. */
export const kazakhTexts = import.meta.glob('./*.json', { eager: true, import: 'default' });
