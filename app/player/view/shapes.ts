import type { MarkShape } from './marks.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Drawn in a 16 × 16 box; the sharp-cornered ones are a little larger, so that all weigh the same to the eye. */
const PATHS: Record<MarkShape, string> = {
  circle: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  diamond: 'M8 .8 15.2 8 8 15.2.8 8Z',
  triangle: 'M8 1.6 15 14H1Z',
  square: 'M2.6 2.6h10.8v10.8H2.6Z',
};

/** A glyph filled with `currentColor`. */
export function shapeIcon(shape: MarkShape): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('part', 'glyph');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[shape]);
  path.setAttribute('fill', 'currentColor');
  svg.append(path);
  return svg;
}
