export { PlainFrame } from './plain-frame.tsx'
export { RefusalView } from './refusal-view.tsx'
export { SiteFrame } from './site-frame.tsx'
