import type { Localised } from '#contract/languages'
import type { Specialisation } from '#domain/care/fields'

/** How a counsellor of the crowd names a field in a sentence. */
export const fieldWords: Record<Specialisation, Localised> = {
  anxiety: { id: 'kecemasan', en: 'anxiety' },
  'low-mood': { id: 'hati yang murung', en: 'low mood' },
  'stress-burnout': { id: 'kelelahan kerja', en: 'burnout' },
  grief: { id: 'kehilangan', en: 'grief' },
  trauma: { id: 'pengalaman yang membekas', en: 'trauma' },
  relationships: { id: 'hubungan asmara', en: 'close relationships' },
  marriage: { id: 'pernikahan', en: 'marriage' },
  family: { id: 'keluarga', en: 'family life' },
  parenting: { id: 'pengasuhan', en: 'bringing up children' },
  'children-teens': { id: 'anak dan remaja', en: 'children and teenagers' },
  'self-worth': { id: 'harga diri', en: 'self-worth' },
  sleep: { id: 'gangguan tidur', en: 'broken sleep' },
  anger: { id: 'amarah', en: 'anger' },
  addiction: { id: 'kecanduan', en: 'addiction' },
  'domestic-violence': { id: 'kekerasan di rumah', en: 'violence at home' },
  'sexual-violence': { id: 'kekerasan seksual', en: 'sexual violence' },
  perinatal: { id: 'masa hamil dan menyusui', en: 'pregnancy and the first year' },
  'chronic-illness': { id: 'sakit menahun', en: 'long illness' },
  'study-career': { id: 'kuliah dan karier', en: 'study and work' },
  migration: { id: 'hidup di rantau', en: 'living away from home' },
  'faith-meaning': { id: 'iman dan makna', en: 'faith and meaning' },
  'old-age': { id: 'usia lanjut', en: 'later life' },
}

type Sentence = (facts: { city: string; since: number; first: Localised; second: Localised }) => Localised

export const openings: Sentence[] = [
  ({ city, since, first }) => ({
    id: `Saya berpraktik di ${city} sejak ${since}. Kebanyakan orang datang kepada saya karena ${first.id}, dan biasanya mereka sudah lama menimbang sebelum membuat janji.`,
    en: `I have practised in ${city} since ${since}. Most people come about ${first.en}, and most have thought it over for a long time before booking.`,
  }),
  ({ city, since, second }) => ({
    id: `Pekerjaan pertama saya, tahun ${since}, di sebuah puskesmas. Antreannya panjang dan waktunya sempit. Dari sana minat saya pada ${second.id} tumbuh, dan saya membuka praktik sendiri di ${city}.`,
    en: `My first job, in ${since}, was in a community health centre with long queues and little time. My interest in ${second.en} began there, and later I opened a practice of my own in ${city}.`,
  }),
  ({ city, first, second }) => ({
    id: `Tentang ${first.id} orang sering baru bicara setelah bertahun-tahun. Tentang ${second.id} lebih lama lagi. Di ${city} saya mencoba menyediakan waktu untuk keduanya.`,
    en: `People may take years to speak of ${first.en}, and longer still of ${second.en}. In ${city} I try to make time for both.`,
  }),
  ({ city, since }) => ({
    id: `Saya orang ${city} dan kembali ke sini setelah kuliah. Sejak ${since} saya menemani orang dari berbagai usia, di kota maupun di kampung sekitarnya.`,
    en: `I come from ${city} and returned after university. Since ${since} I have worked with people of all ages, in the town and in the villages around it.`,
  }),
]

export const middles: Localised[] = [
  {
    id: 'Saya tidak banyak memberi nasihat. Saya bertanya, mendengarkan, dan mengulang dengan kata-kata saya sendiri supaya Anda bisa mendengarnya dari luar.',
    en: 'I give little advice. I ask, I listen, and I say it back in other words, so that you can hear it from outside.',
  },
  {
    id: 'Kadang yang diperlukan hanya beberapa pertemuan. Kadang perlu berbulan-bulan. Saya mengatakan perkiraan saya di awal dan memperbaikinya kalau keliru.',
    en: 'Sometimes a few meetings are enough and sometimes it takes months. I say at the start what I expect, and correct myself when I was wrong.',
  },
  {
    id: 'Banyak hal bisa dikerjakan lewat layar, tidak semuanya. Kalau Anda lebih terbantu dengan bertemu langsung, saya sampaikan dan saya bantu mencarikan tempatnya.',
    en: 'Much can be done on a screen, though not everything. If meeting in person would serve you better I say so and help you find a place.',
  },
  {
    id: 'Cerita yang kacau tidak perlu dirapikan dulu. Mulai saja dari bagian yang paling mengganggu hari ini.',
    en: 'A tangled story need not be tidied first. Begin with the part that bothers you today.',
  },
  {
    id: 'Saya disupervisi setiap bulan. Tanpa nama dan tanpa rincian yang bisa dikenali, saya memeriksa lagi pekerjaan saya bersama rekan yang lebih berpengalaman.',
    en: 'I have supervision every month. Without names or anything that could be recognised, I go over my work with a more experienced colleague.',
  },
]

export const closings: Localised[] = [
  { id: 'Di luar praktik saya berkebun dan jarang panen.', en: 'Outside the practice I keep a garden and seldom harvest anything.' },
  {
    id: 'Akhir pekan saya mengajar relawan, dan sesekali belajar lagi dari mereka.',
    en: 'At weekends I teach volunteers, and now and then learn something from them.',
  },
  { id: 'Saya menerima siapa pun, apa pun agama dan sukunya.', en: 'Everyone is welcome, of whatever faith or people.' },
  {
    id: 'Hasil tidak bisa saya janjikan. Yang bisa saya janjikan ialah kejujuran tentang kemajuannya.',
    en: 'I cannot promise a result. I can promise to be honest about how it is going.',
  },
]

export const approaches: Localised[] = [
  {
    id: 'Pertemuan pertama untuk berkenalan dan menyepakati tujuan. Sesudahnya tiap sesi berisi tiga bagian: kabar minggu ini, satu pokok yang dibahas, dan satu hal kecil untuk dicoba.',
    en: 'The first meeting is for getting to know each other and agreeing on a goal. After that each session has three parts: the week, one topic, and one small thing to try.',
  },
  {
    id: 'Saya bekerja pelan. Anda yang menentukan topik, saya yang menjaga waktu. Lima menit terakhir selalu untuk merangkum.',
    en: 'I work slowly. You choose the topic and I mind the time. The last five minutes are always for summing up.',
  },
  {
    id: 'Ada latihan singkat di antara dua sesi, sekitar sepuluh menit sehari. Kalau tidak sempat, tidak apa-apa; kita bicarakan apa yang menghalangi.',
    en: 'There is a short exercise between sessions, about ten minutes a day. If you cannot manage it, that is fine; we talk about what was in the way.',
  },
  {
    id: 'Boleh mulai dengan chat, lalu pindah ke suara kalau sudah terasa nyaman. Video tidak wajib.',
    en: 'Start by chat if you like and move to voice when it feels right. Video is never required.',
  },
]
