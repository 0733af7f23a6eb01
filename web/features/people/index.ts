export { PracticeKeyCopy } from './practice-key-copy.tsx'
