import { prose, type DemoCounsellor } from './demo-counsellor.ts'
import { silp, sipp, sippk } from './demo-licences.ts'
import { chat, group, letters, socialTariff, video, voice } from './demo-services.ts'

const andiBesse = {
  slug: 'andi-besse-nurhalimah',
  name: 'Andi Besse Nurhalimah, M.Psi., Psikolog',
  headline: { id: 'Pulih dari kekerasan, dengan langkah yang Anda tentukan', en: 'Recovering from violence, at a pace that you set' },
  city: 'Makassar',
  timeZone: 'Asia/Makassar',
  specialisations: ['trauma', 'sexual-violence', 'domestic-violence', 'low-mood'],
  languages: ['id', 'bug', 'mak'],
  practisingSince: 2012,
  biography: {
    id: prose(`
      Sejak 2012 saya mendampingi perempuan, anak, dan juga laki-laki yang mengalami kekerasan. Mula-mula di layanan pemerintah
      daerah, sekarang lebih banyak dari meja saya sendiri. Saya pernah menunggu di kantor polisi sampai pagi, dan pernah pula
      hanya duduk di telepon mendengarkan orang bernapas.

      Ada satu hal yang tidak saya lakukan: menyuruh orang pergi dari rumahnya. Hanya Anda yang tahu apa yang aman. Saya membantu
      menghitung risikonya, menyiapkan jalan, dan mengenalkan orang yang bisa menolong di dekat Anda.

      Bahasa Bugis dan Makassar boleh dipakai. Soal siri’ pun boleh dibicarakan di sini, tanpa ada yang mempermalukan Anda.
    `),
    en: prose(`
      Since 2012 I have worked with women, with children, and with men who have been hurt by others, at first in a local government
      service and now mostly from my own desk. I have waited in police stations until morning, and I have sat on the telephone and
      listened to someone breathe.

      One thing I do not do is tell people to leave home. You are the one who knows what is safe. I help to weigh the risks, prepare
      a way, and find people near you who can help.

      We can speak Buginese or Makassarese. Honour, siri', may be talked about here, and nobody will use it to shame you.
    `),
  },
  approach: {
    id: prose(`
      Sebelum mulai saya selalu bertanya apakah Anda sendirian dan apakah aman bicara. Kalau tidak, kita pindah ke chat atau
      berhenti dulu, tanpa perlu alasan.

      Tidak ada kewajiban menceritakan kejadiannya. Kita mulai dari tidur, makan, dan rasa aman hari ini. Sesudah cukup kuat, baru
      kita tengok ke belakang bila Anda mau.
    `),
    en: prose(`
      Before we start I always ask whether you are alone and whether it is safe to talk. If not, we change to chat or stop, and no
      reason is needed.

      You are under no duty to tell what happened. We begin with sleep, food and being safe today. When the ground is firm enough we
      look back, if you want to.
    `),
  },
  education: [
    {
      from: 2009,
      to: 2012,
      what: { id: 'Magister Profesi Psikologi Klinis', en: 'Professional master’s, clinical psychology' },
      where: 'Universitas Airlangga',
    },
    { from: 2003, to: 2008, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Negeri Makassar' },
  ],
  experience: [
    { from: 2019, to: null, what: { id: 'Praktik untuk penyintas kekerasan', en: 'Practice with survivors of violence' }, where: 'Makassar' },
    {
      from: 2012,
      to: 2019,
      what: { id: 'Psikolog layanan perempuan dan anak', en: 'Psychologist in a service for women and children' },
      where: 'Gowa',
    },
  ],
  licences: [
    sippk('Kota Makassar', { number: '503/0077/SIPPK/DPM-PTSP/2024', issuedOn: '2024-11-25', expiresOn: '2029-11-25' }),
    sipp({ number: '20120254-2023-08-1409', issuedOn: '2023-08-14', expiresOn: '2028-08-14' }),
  ],
  services: [
    video(60, 225_000),
    chat(60, 140_000),
    chat(60, 75_000, socialTariff.chat),
    group(90, 85_000, { id: 'Kelompok perempuan penyintas', en: 'Group for women survivors' }),
  ],
} satisfies DemoCounsellor

const grace = {
  slug: 'grace-meilani-wowor',
  name: 'Grace Meilani Wowor, M.Psi., Psikolog',
  headline: { id: 'Remaja, orang tuanya, dan pertanyaan mau jadi apa', en: 'Teenagers, their parents, and the question of what next' },
  city: 'Manado',
  timeZone: 'Asia/Makassar',
  specialisations: ['children-teens', 'self-worth', 'study-career', 'relationships', 'parenting'],
  languages: ['id', 'en'],
  practisingSince: 2018,
  biography: {
    id: prose(`
      Grace bekerja dengan remaja karena, katanya, mereka paling cepat tahu kalau orang dewasa sedang berpura-pura. Ia tidak
      memakai bahasa gaul dan tidak mencoba jadi teman sebaya. Ia bertanya, menunggu, lalu bertanya lagi.

      Yang dibicarakan macam-macam: dikucilkan di sekolah, patah hati, nilai yang turun, tubuh yang tidak disukai, orang tua yang
      bertengkar. Kadang hanya main gambar bersama selama setengah jam sebelum ada satu kalimat yang penting.

      Untuk klien di bawah delapan belas tahun, orang tua atau wali perlu setuju lebih dulu. Isi obrolan tetap milik anak. Orang
      tua diberi tahu hanya bila ada bahaya, dan anaknya tahu itu sejak awal.
    `),
    en: prose(`
      Grace works with teenagers because, she says, they are quickest to notice when an adult is pretending. She does not use their
      slang or try to be their friend. She asks, waits, and asks again.

      It may be about being left out at school, a broken heart, falling marks, a body one dislikes, parents who fight. Sometimes
      half an hour goes by over a shared drawing before the sentence comes that matters.

      Under eighteen, a parent or guardian has to agree first. What is said remains the young person's own. Parents are told only if
      there is danger, and the young person knows this from the first day.
    `),
  },
  approach: {
    id: prose(`
      Sesi remaja dibuat pendek supaya tidak melelahkan. Kamera boleh dimatikan. Orang tua diajak bicara terpisah, sebulan sekali,
      tentang apa yang bisa mereka bantu di rumah.
    `),
    en: prose(`
      Sessions for the young are kept short, so that they do not tire. The camera may be off. Parents have a separate talk once a
      month, about what they can do at home.
    `),
  },
  education: [
    {
      from: 2015,
      to: 2018,
      what: { id: 'Magister Profesi Psikologi Anak', en: 'Professional master’s, child psychology' },
      where: 'Universitas Surabaya',
    },
    { from: 2010, to: 2014, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Negeri Manado' },
  ],
  experience: [
    { from: 2021, to: null, what: { id: 'Praktik remaja dan orang tua', en: 'Practice with teenagers and parents' }, where: 'Manado' },
    { from: 2018, to: 2021, what: { id: 'Psikolog sekolah', en: 'School psychologist' }, where: 'Tomohon' },
  ],
  licences: [
    sipp({ number: '20180466-2023-11-0668', issuedOn: '2023-11-06', expiresOn: '2028-11-06' }),
    silp({ number: 'SILP/71/00219/2026', issuedOn: '2026-10-19', expiresOn: '2031-10-19', state: 'unverified' }),
  ],
  services: [
    video(40, 150_000, { id: 'Sesi video remaja', en: 'Video session for teenagers' }),
    chat(40, 100_000, { id: 'Sesi chat remaja', en: 'Live chat for teenagers' }),
    voice(50, 175_000, { id: 'Bincang orang tua', en: 'Talk for parents' }),
    letters(72, 75_000),
  ],
} satisfies DemoCounsellor

export const sulawesi: DemoCounsellor[] = [andiBesse, grace]
