/** Reads the QR code in a picture; null where there is none. */
export type DecodeCode = (image: Pick<ImageData, 'width' | 'height' | 'data'>) => string | null;

/** Loaded with the first use only. */
export async function loadDecoder(): Promise<DecodeCode> {
  const { decodeQR } = await import('qr/decode.js');
  return ({ width, height, data }) => {
    try {
      return decodeQR({ width, height, data }, { format: 'RGBA' });
    } catch {
      // It throws where there is no code in the picture, which is the usual case.
      return null;
    }
  };
}
