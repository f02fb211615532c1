export const attendanceScreen = {} as const;
