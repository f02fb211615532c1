/** The files of the Uzbek catalogue, which are loaded as one. */
export const uzbekTexts = import.meta.glob('./*.json', { eager: true, import: 'default' });
