/** The files of the Kyrgyz catalogue, which are loaded as one. */
export const kyrgyzTexts = import.meta.glob('./*.json', { eager: true, import: 'default' });
