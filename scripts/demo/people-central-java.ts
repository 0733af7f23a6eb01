import { prose, type DemoCounsellor } from './demo-counsellor.ts'
import { sipp, sippk, strPsi } from './demo-licences.ts'
import { chat, group, letters, video, voice } from './demo-services.ts'

const wulan = {
  slug: 'wulan-prabandari',
  name: 'Wulan Prabandari, M.Psi., Psikolog',
  headline: { id: 'Cemas, susah tidur, dan hari-hari yang kehilangan warna', en: 'Worry, sleeplessness, and days that have lost their colour' },
  city: 'Yogyakarta',
  timeZone: 'Asia/Jakarta',
  specialisations: ['anxiety', 'sleep', 'low-mood', 'stress-burnout'],
  languages: ['id', 'jv', 'en'],
  practisingSince: 2013,
  biography: {
    id: prose(`
      Saya pencemas juga. Dulu sebelum ujian saya bisa tiga malam tidak tidur, dan orang di sekitar saya menyebutnya kurang
      bersyukur. Barulah di bangku kuliah saya tahu bahwa cemas punya cara kerja, dan bahwa cara kerjanya bisa dipelajari.

      Selama sembilan tahun saya menjadi psikolog puskesmas di Sleman. Dalam sehari saya bisa bertemu petani, mahasiswa, dan ibu
      yang baru melahirkan, masing-masing dua puluh menit. Di sini waktunya lebih lega. Saya senang bisa mendengarkan sampai
      selesai.

      Bila keluhannya lebih berat daripada yang bisa ditangani lewat layar, saya akan mengatakannya dan membantu Anda menemukan
      tempat yang dekat.
    `),
    en: prose(`
      I am a worrier myself. Before exams I could go three nights without sleep, and the people around me called it ingratitude.
      Only at university did I learn that worry has a mechanism, and that a mechanism can be studied.

      For nine years I was the psychologist of a community health centre in Sleman. A day might bring a farmer, a student and a
      new mother, twenty minutes each. There is more room here, and I am glad to be able to hear people out.

      If what troubles you is more than a screen can hold, I shall tell you and help you find a place nearby.
    `),
  },
  approach: {
    id: prose(`
      Kita mulai dengan memetakan satu hari biasa: bangun, makan, bekerja, tidur. Dari situ kita pilih satu hal yang paling
      mungkin diubah. Latihannya pendek dan bisa dikerjakan di kamar kos yang sempit.

      Saya akan sering bertanya apakah saya menangkap maksud Anda dengan benar. Kalau keliru, tolong luruskan.
    `),
    en: prose(`
      We begin by mapping an ordinary day: waking, eating, work, bed. Then we pick the one thing most likely to give way. The
      exercises are short and fit into a rented room.

      I shall often ask whether I have understood you. When I have not, please put me right.
    `),
  },
  education: [
    {
      from: 2010,
      to: 2013,
      what: { id: 'Magister Profesi Psikologi Klinis', en: 'Professional master’s, clinical psychology' },
      where: 'Universitas Gadjah Mada',
    },
    { from: 2005, to: 2010, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Gadjah Mada' },
  ],
  experience: [
    { from: 2022, to: null, what: { id: 'Praktik daring dan tatap muka', en: 'Practice online and in person' }, where: 'Yogyakarta' },
    { from: 2013, to: 2022, what: { id: 'Psikolog puskesmas', en: 'Psychologist in a community health centre' }, where: 'Sleman' },
  ],
  licences: [
    sippk('Kota Yogyakarta', { number: '503/SIPPK/0058/DPMPTSP/2023', issuedOn: '2023-09-04', expiresOn: '2028-09-04' }),
    sipp({ number: '20130412-2024-02-1234', issuedOn: '2024-02-26', expiresOn: '2029-02-26' }),
    strPsi({ number: '28 01 5 2 2 22-4311907', issuedOn: '2022-04-07', expiresOn: '2027-04-07' }),
  ],
  services: [video(50, 250_000), voice(50, 225_000), chat(50, 150_000), letters(48, 100_000)],
} satisfies DemoCounsellor

const theresia = {
  slug: 'theresia-endang-sulistyorini',
  name: 'Dra. Theresia Endang Sulistyorini, M.Si., Psikolog',
  headline: { id: 'Usia lanjut, dan mereka yang merawat orang tua', en: 'Later life, and those who care for ageing parents' },
  city: 'Semarang',
  timeZone: 'Asia/Jakarta',
  specialisations: ['old-age', 'chronic-illness', 'grief', 'sleep', 'family'],
  languages: ['id', 'jv'],
  practisingSince: 1999,
  biography: {
    id: prose(`
      Bu Endang, begitu ia biasa dipanggil, sudah berpraktik sejak 1999. Ia mulai di panti wreda, dan sampai sekarang masih
      menyimpan kartu Lebaran dan Natal dari para penghuninya dulu.

      Menurut Bu Endang, menjadi tua bukan penyakit, tetapi memang banyak yang hilang satu per satu: pekerjaan, teman
      seangkatan, tenaga, kadang ingatan. Ia menemani orang menata ulang hari-harinya tanpa pura-pura bahwa semuanya masih sama.

      Separuh kliennya justru anak yang merawat. Mereka sayang, mereka lelah, dan mereka merasa tidak pantas mengeluh. Kepada Bu
      Endang, mengeluh boleh.
    `),
    en: prose(`
      Bu Endang, as everyone calls her, has been in practice since 1999. She began in a home for the elderly and still keeps the
      Idulfitri and Christmas cards of people who lived there.

      Growing old is no illness, she says, but things do go one by one: the job, the friends of one's own year, strength, sometimes
      memory. She helps people to rearrange their days without pretending that nothing has changed.

      Half of her clients are the sons and daughters who do the caring. They are fond, they are exhausted, and they feel that they
      have no right to complain. With her they may.
    `),
  },
  approach: {
    id: prose(`
      Pelan, tidak banyak istilah, suara jelas. Anak atau cucu boleh membantu menyalakan gawainya, lalu diminta keluar kamar
      supaya Anda bebas bicara. Kelompok perawat keluarga bertemu dua minggu sekali, Sabtu pagi.
    `),
    en: prose(`
      Slow, few technical words, a clear voice. A child or grandchild may help with the device and is then asked to leave the room,
      so that you can speak freely. The carers' group meets every other Saturday morning.
    `),
  },
  education: [
    { from: 2001, to: 2003, what: { id: 'Magister Sains Psikologi', en: 'Master of science in psychology' }, where: 'Universitas Gadjah Mada' },
    {
      from: 1988,
      to: 1995,
      what: { id: 'Sarjana Psikologi dan program psikolog', en: 'Degree in psychology with professional training' },
      where: 'Universitas Gadjah Mada',
    },
  ],
  experience: [
    { from: 2007, to: null, what: { id: 'Praktik lansia dan keluarga perawat', en: 'Practice with older people and carers' }, where: 'Semarang' },
    { from: 1999, to: 2007, what: { id: 'Psikolog panti wreda', en: 'Psychologist in a home for the elderly' }, where: 'Ambarawa' },
  ],
  licences: [sipp({ number: '19990076-2025-06-0312', issuedOn: '2025-06-16', expiresOn: '2030-06-16' })],
  services: [video(60, 225_000), voice(60, 200_000), group(90, 80_000, { id: 'Kelompok keluarga perawat', en: 'Group for family carers' })],
} satisfies DemoCounsellor

const raka = {
  slug: 'raka-bagus-wicaksono',
  name: 'Raka Bagus Wicaksono, M.Psi., Psikolog',
  headline: { id: 'Konseling dengan bahasa isyarat, chat, dan suara', en: 'Counselling in sign language, by chat, and by voice' },
  city: 'Surakarta',
  timeZone: 'Asia/Jakarta',
  specialisations: ['anxiety', 'self-worth', 'family', 'study-career'],
  languages: ['id', 'jv', 'inl'],
  practisingSince: 2020,
  biography: {
    id: prose(`
      Kedua orang tua saya Tuli. Bahasa pertama saya bahasa isyarat, dan sejak umur enam tahun saya sudah menerjemahkan di bank,
      di puskesmas, di rapat wali murid. Saya melihat sendiri betapa jarang orang Tuli bisa bercerita kepada psikolog tanpa ada
      orang ketiga di ruangan.

      Itu sebabnya saya membuka sesi video dalam BISINDO. Isyarat Solo dan Yogya saya kuasai. Dengan isyarat daerah lain saya
      kadang perlu bertanya dulu, dan saya tidak malu bertanya.

      Klien yang dengar juga saya terima, terutama anak muda yang merasa selalu kurang, dan anak yang terlalu cepat jadi dewasa
      di rumahnya sendiri.
    `),
    en: prose(`
      Both my parents are Deaf. Sign was my first language, and from the age of six I interpreted at the bank, at the clinic, at
      parents' evenings. I saw how rarely a Deaf person can talk to a psychologist without a third party in the room.

      So I hold video sessions in BISINDO. The signing of Solo and Yogyakarta is mine; with other regions I sometimes have to ask
      first, and I do ask.

      I see hearing clients too, above all young people who feel that they never measure up, and those who had to grow up too early
      in their own homes.
    `),
  },
  approach: {
    id: prose(`
      Untuk sesi isyarat, pasang ponsel setinggi dada dan cari cahaya dari depan. Gambar harus lancar. Kalau jaringan tidak
      sanggup, kita pindah ke chat supaya tidak ada kalimat yang terpotong. Kalau Anda lebih nyaman diam dan mengetik saja, itu
      juga sesi.
    `),
    en: prose(`
      For a signed session, set the phone at chest height with the light in front of you. The picture has to be smooth; if the
      network cannot manage it we go over to chat, so that no sentence is cut in half. Sitting quietly and typing is a session too.
    `),
  },
  education: [
    {
      from: 2017,
      to: 2020,
      what: { id: 'Magister Profesi Psikologi', en: 'Professional master’s in psychology' },
      where: 'Universitas Muhammadiyah Surakarta',
    },
    { from: 2012, to: 2016, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Sebelas Maret' },
  ],
  experience: [
    { from: 2020, to: null, what: { id: 'Praktik dengan BISINDO', en: 'Practice in BISINDO' }, where: 'Surakarta' },
    { from: 2016, to: 2019, what: { id: 'Pendamping siswa Tuli', en: 'Support worker for Deaf pupils' }, where: 'Karanganyar' },
  ],
  licences: [sipp({ number: '20200733-2025-09-1820', issuedOn: '2025-09-22', expiresOn: '2030-09-22' })],
  services: [
    video(60, 200_000, { id: 'Sesi video, bisa BISINDO', en: 'Video session, in BISINDO if you wish' }),
    chat(50, 120_000),
    letters(72, 90_000),
  ],
} satisfies DemoCounsellor

export const centralJava: DemoCounsellor[] = [wulan, theresia, raka]
