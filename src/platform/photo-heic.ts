export type RawPicture = { data: Uint8Array; width: number; height: number; channels: 4 };

/** A 50 megapixel picture needs about 500 MB while it is decoded; a hostile one gets no more than this. */
const WASM_BYTES_MOST = 768 * 1024 * 1024;
const WASM_PAGE = 65_536;

/**
 * Decodes the main picture of a HEIC file to upright RGBA, 8 bits a channel. Null: the file is broken.
 * Runs for seconds without a pause, so only the photo process calls it.
 */
export async function decodeHeic(bytes: Uint8Array, pixelsMost: number): Promise<RawPicture | null> {
  // Loaded at the first HEIC: most photos are none, and it costs a third of the start of the process.
  const { default: libheif } = await import('libheif-js/wasm-bundle.js');
  const images = new libheif.HeifDecoder().decode(bytes);
  try {
    const image = images.find((each) => each.is_primary());
    if (!image) return null;
    const width = image.get_width();
    const height = image.get_height();
    if (width < 1 || height < 1 || width * height > pixelsMost) return null;
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<unknown>((resolve) => {
      image.display(target, resolve);
    });
    return shown === null ? null : { data: new Uint8Array(target.data.buffer), width, height, channels: 4 };
  } finally {
    for (const image of images) image.free();
  }
}

/** WebAssembly memory lies outside of every limit of V8, so its growth itself is limited, once per process. */
export function limitWasmMemory(): void {
  const prototype = WebAssembly.Memory.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own memory below
  const grow = prototype.grow;
  prototype.grow = function growWithinLimit(this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * WASM_PAGE > WASM_BYTES_MOST)
      throw new RangeError('memory limit of photos');
    return grow.call(this, pages);
  };
}
