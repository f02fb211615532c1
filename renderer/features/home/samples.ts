const files = import.meta.glob<string>('../../../samples/*.workshop', { query: '?url', import: 'default' });

/** The five trainings that come with Rostrum, in the order of the welcome screen. */
export const sampleKeys = [
  'cadap-respectful-care',
  'unodc-treatnet-family-bishkek',
  'unfpa-technical-meeting-turkestan',
  'iom-victim-identification-ashgabat',
  'osce-gbv-ashgabat',
] as const;
export type SampleKey = (typeof sampleKeys)[number];

/** The bytes of a sample's workshop file; empty when it was not packaged. */
export async function readSample(key: SampleKey): Promise<Uint8Array> {
  const url = await files[`../../../samples/${key}.workshop`]?.();
  return url === undefined ? new Uint8Array() : new Uint8Array(await (await fetch(url)).arrayBuffer());
}
