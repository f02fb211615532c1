import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { sampleKeys, type SampleKey } from './samples.ts';

type WelcomeProps = {
  readonly onCreate: () => void;
  readonly onOpenFile: () => void;
  readonly onOpenSample: (key: SampleKey) => void;
};

export function Welcome({ onCreate, onOpenFile, onOpenSample }: WelcomeProps): ReactNode {
  const t = useText();
  return (
    <div className="welcome">
      <header>
        <h1>{t('screens.home.welcome')}</h1>
        <p className="lead">{t('screens.home.lead')}</p>
      </header>
      <div className="ways">
        <Button look="primary" icon="plus" onPress={onCreate}>
          {t('screens.home.newWorkshop')}
        </Button>
        <Button icon="open" onPress={onOpenFile}>
          {t('screens.home.openFile')}
        </Button>
      </div>
      <section aria-labelledby="samples-title">
        <h2 id="samples-title">{t('screens.home.samples')}</h2>
        <p className="soft small">{t('screens.home.samplesNote')}</p>
        <div className="samples">
          {sampleKeys.map((key) => (
            <AriaButton key={key} className="button sample" onPress={() => onOpenSample(key)}>
              <strong>{t(`screens.home.sample.${key}.title`)}</strong>
              <span className="soft small">{t(`screens.home.sample.${key}.about`)}</span>
            </AriaButton>
          ))}
        </div>
      </section>
    </div>
  );
}
