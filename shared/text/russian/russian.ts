import type { Translated } from '../translated.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { exchange } from './exchange.ts';
import { findings } from './findings.ts';
import { planning } from './planning.ts';
import { screens } from './screens.ts';
import { vocabulary } from './vocabulary.ts';

export const russian: Translated = { errors, vocabulary, documents, exchange, screens, findings, planning };
