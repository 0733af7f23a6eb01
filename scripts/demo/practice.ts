import type { Practice } from '#contract/practice'

/** The demo practice. It does not exist; its address and telephone lead nowhere. */
export const demoPractice = {
  name: 'Serambi Rindang',
  tagline: {
    id: 'Konseling lewat video, suara, chat, atau surat, dengan psikolog dan konselor dari Banda Aceh sampai Jayapura.',
    en: 'Counselling by video, voice, chat or letter, with psychologists and counsellors from Aceh to Papua.',
  },
  city: 'Yogyakarta',
  timeZone: 'Asia/Jakarta',
  languages: ['id', 'en'],
  email: 'salam@serambi-rindang.example',
  phone: '+62 274 000 0000',
  address: 'Jalan Contoh 7, Yogyakarta',
  hours: {
    id: 'Admin menjawab Senin sampai Jumat pukul 08.00–17.00 WIB, Sabtu pukul 08.00–12.00 WIB. Di luar jam itu pesan Anda tersimpan dan dijawab pada hari kerja berikutnya. Kami bukan layanan darurat.',
    en: 'The office answers Monday to Friday 08.00–17.00 and Saturday 08.00–12.00, Western Indonesian time (WIB). Outside these hours your message waits until the next working day. We are not an emergency service.',
  },
  quickExitUrl: 'https://www.bmkg.go.id/',
} satisfies Practice
