/** What a drawing looks like by the style sheet, which a file of its own does not have. */
const kept = ['fill', 'stroke', 'font-family', 'font-size', 'font-weight', 'text-anchor'] as const;

/** Twice the size on the screen, so that it prints sharply. */
const scale = 2;

/** The drawing as a file of its own, on white. */
export async function drawnAsSvg(drawing: SVGSVGElement): Promise<Uint8Array<ArrayBuffer>> {
  return new TextEncoder().encode(svgText(drawing));
}

export async function drawnAsPng(drawing: SVGSVGElement): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = drawing.viewBox.baseVal;
  const address = URL.createObjectURL(new Blob([svgText(drawing)], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width * scale, height * scale);
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(width * scale, height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

function svgText(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
    const original = originals[index];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    for (const name of kept) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute('class');
  });
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.style.background = getComputedStyle(document.documentElement).getPropertyValue('--paper');
  return new XMLSerializer().serializeToString(copy);
}
