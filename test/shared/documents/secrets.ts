/** Everything that would give the protected participant of the sample training away. */
export const secrets = [
  'Secret',
  'Hidden',
  'Секрет',
  'Тайн',
  'Скрытов',
  'secret.example',
  '123 45 67',
  'shelter',
  'приют',
] as const;
