export const documentsScreen = {} as const;
