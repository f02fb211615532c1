/** The files of the Tajik catalogue, which are loaded as one. */
export const tajikTexts = import.meta.glob('./*.json', { eager: true, import: 'default' });
