export const peopleScreen = {} as const;
