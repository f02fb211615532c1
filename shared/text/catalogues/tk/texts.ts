/** The files of the Turkmen catalogue, which are loaded as one. */
export const turkmenTexts = import.meta.glob('./*.json', { eager: true, import: 'default' });
