import armenianRegular from '@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf?url';
import armenianSemibold from '@expo-google-fonts/noto-sans-armenian/600SemiBold/NotoSansArmenian_600SemiBold.ttf?url';
import armenianBold from '@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf?url';
import devanagariRegular from '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf?url';
import devanagariSemibold from '@expo-google-fonts/noto-sans-devanagari/600SemiBold/NotoSansDevanagari_600SemiBold.ttf?url';
import devanagariBold from '@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf?url';
import georgianRegular from '@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf?url';
import georgianSemibold from '@expo-google-fonts/noto-sans-georgian/600SemiBold/NotoSansGeorgian_600SemiBold.ttf?url';
import georgianBold from '@expo-google-fonts/noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf?url';
import hebrewRegular from '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url';
import hebrewSemibold from '@expo-google-fonts/noto-sans-hebrew/600SemiBold/NotoSansHebrew_600SemiBold.ttf?url';
import hebrewBold from '@expo-google-fonts/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf?url';
import han from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import thaiRegular from '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf?url';
import thaiSemibold from '@expo-google-fonts/noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf?url';
import thaiBold from '@expo-google-fonts/noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf?url';
import arabicRegular from '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf?url';
import arabicSemibold from '@expo-google-fonts/vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf?url';
import arabicBold from '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf?url';
import type { WorkshopSnapshot } from '../../shared/domain/workshop-snapshot.ts';
import type { LetterFont } from '../../shared/documents/layout/letter-fonts.ts';
import { begunOnce, loadLetters } from '../../shared/documents/layout/shaping.ts';
import type { FontWeight } from '../../shared/documents/layout/typography.ts';

/** Addresses of the page's own files, the same that main/exports/letter-files.json names. */
const addresses: Readonly<Record<LetterFont, Readonly<Record<FontWeight, string>>>> = {
  armenian: { regular: armenianRegular, semibold: armenianSemibold, bold: armenianBold },
  georgian: { regular: georgianRegular, semibold: georgianSemibold, bold: georgianBold },
  hebrew: { regular: hebrewRegular, semibold: hebrewSemibold, bold: hebrewBold },
  arabic: { regular: arabicRegular, semibold: arabicSemibold, bold: arabicBold },
  devanagari: { regular: devanagariRegular, semibold: devanagariSemibold, bold: devanagariBold },
  thai: { regular: thaiRegular, semibold: thaiSemibold, bold: thaiBold },
  han: { regular: han, semibold: han, bold: han },
};

/** Weights as CSS counts them. */
export const cssWeights: Readonly<Record<FontWeight, number>> = { regular: 400, semibold: 600, bold: 700 };

/** The CSS family in which the letters of a script are drawn in a preview. */
export function letterFamily(font: LetterFont): string {
  return `letters-${font}`;
}

/** Loads the fonts for all letters that a workshop holds, to measure and to draw with the same bytes. */
export async function loadLetterFacesOf(snapshot: WorkshopSnapshot): Promise<void> {
  await loadLetters(JSON.stringify(snapshot), async (font, weight) => {
    const address = addresses[font][weight];
    const bytes = await begunOnce(files, address, () => fetched(address));
    const face = new FontFace(letterFamily(font), Uint8Array.from(bytes), { weight: String(cssWeights[weight]) });
    document.fonts.add(await face.load());
    return bytes;
  });
}

/** Weights that share a file share its bytes. */
const files = new Map<string, Promise<Uint8Array>>();

async function fetched(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} was not found among the files of the app`);
  return new Uint8Array(await response.arrayBuffer());
}
