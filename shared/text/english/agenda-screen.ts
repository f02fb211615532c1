export const agendaScreen = {} as const;
