/**
 * The shapes of the leaf shadow, computed once and always alike: pinnate twigs of a rain tree (trembesi),
 * drawn in a box of 480 × 350 whose upper right corner is the corner of the page.
 */
type Point = { x: number; y: number; angle: number }
type Twig = { x: number; y: number; angle: number; bend: number; pairs: number; size: number }

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Points along a bending twig; the steps shorten towards its end. */
function along({ x, y, angle, bend, pairs, size }: Twig): Point[] {
  const points: Point[] = [{ x, y, angle }]
  for (let pair = 0; pair < pairs; pair++) {
    const step = size * (0.6 - (0.22 * pair) / pairs)
    angle += bend * (0.6 + (0.8 * pair) / pairs)
    x += Math.cos(radians(angle)) * step
    y += Math.sin(radians(angle)) * step
    points.push({ x, y, angle })
  }
  return points
}

/** One leaflet as a closed path: out along one side, back along the other. */
function leaflet({ x, y, angle }: Point, size: number): string {
  const cos = Math.cos(radians(angle))
  const sin = Math.sin(radians(angle))
  const at = (forward: number, side: number) =>
    `${Math.round(x + size * (forward * cos - side * sin))} ${Math.round(y + size * (forward * sin + side * cos))}`
  return `M${at(0.04, 0)}C${at(0.2, -0.3)} ${at(0.72, -0.3)} ${at(1, 0)}C${at(0.78, 0.24)} ${at(0.26, 0.26)} ${at(0.04, 0)}Z`
}

/** Leaflets stand in pairs, smaller and closer to the twig towards its end, with one at the tip. */
function leaves(twig: Twig): string {
  const points = along(twig).slice(1)
  const paired = points.map((point, place) => {
    const grown = twig.size * (1 - 0.5 * (place / points.length) ** 2)
    const open = 62 - (22 * place) / points.length
    return leaflet({ ...point, angle: point.angle - open }, grown) + leaflet({ ...point, angle: point.angle + open }, grown * 0.94)
  })
  const tip = points.at(-1)
  return paired.join('') + (tip ? leaflet(tip, twig.size * 0.6) : '')
}

const stem = (twig: Twig) =>
  `M${along(twig)
    .map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)
    .join('L')}`

const near: Twig[] = [
  { x: 500, y: 18, angle: 158, bend: -5, pairs: 11, size: 42 },
  { x: 408, y: -26, angle: 124, bend: -3, pairs: 6, size: 34 },
]
const middle: Twig[] = [
  { x: 512, y: 120, angle: 150, bend: -4, pairs: 8, size: 46 },
  { x: 300, y: -34, angle: 140, bend: -5, pairs: 6, size: 40 },
  { x: 470, y: -30, angle: 108, bend: 5, pairs: 7, size: 44 },
]
const far: Twig[] = [
  { x: 520, y: 40, angle: 166, bend: -4, pairs: 9, size: 78 },
  { x: 440, y: -60, angle: 128, bend: -2, pairs: 7, size: 84 },
  { x: 530, y: 190, angle: 160, bend: -6, pairs: 5, size: 74 },
]

/** Near leaves have an edge, far ones dissolve: that is how a shadow tells the height of a tree. */
export const hangingLeaves = { near: near.map(leaves).join(''), middle: middle.map(leaves).join(''), far: far.map(leaves).join('') }
export const twigs = near.map(stem).join('')

/** Every gap between leaves throws a round picture of the sun. */
const flecks: [x: number, y: number, radius: number][] = [
  [352, 66, 13],
  [392, 118, 17],
  [300, 128, 11],
  [436, 186, 15],
  [250, 74, 10],
  [452, 92, 10],
  [356, 196, 14],
  [412, 250, 11],
  [204, 116, 8],
  [284, 222, 9],
]
export const sunFlecks = flecks
  .map(([x, y, radius]) => `M${x - radius} ${y}a${radius} ${radius - 2} 0 1 0 ${radius * 2} 0a${radius} ${radius - 2} 0 1 0 ${-radius * 2} 0Z`)
  .join('')
