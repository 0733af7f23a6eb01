import { prose, type DemoCounsellor } from './demo-counsellor.ts'
import { konselor, sipp, sippk } from './demo-licences.ts'
import { chat, couples, letters, socialTariff, video, voice } from './demo-services.ts'

const niLuh = {
  slug: 'ni-luh-komang-suwitri',
  name: 'Ni Luh Komang Suwitri, M.Psi., Psikolog',
  headline: { id: 'Hamil, melahirkan, dan tahun-tahun pertama menjadi orang tua', en: 'Pregnancy, birth, and the first years of being a parent' },
  city: 'Denpasar',
  timeZone: 'Asia/Makassar',
  specialisations: ['perinatal', 'parenting', 'sleep', 'marriage'],
  languages: ['id', 'ban', 'en'],
  practisingSince: 2017,
  biography: {
    id: prose(`
      Di banjar saya, ibu yang baru melahirkan hampir tidak pernah sendirian. Ada mertua, ipar, tetangga. Anehnya justru di tengah
      keramaian itu banyak yang merasa paling sepi. Tentang hal inilah saya menulis tesis, dan tentang hal ini pula saya bekerja.

      Saya menemani sejak masa hamil sampai anak kira-kira tiga tahun. Termasuk yang sulit dibicarakan: keguguran, bayi yang tidak
      selamat, tidak merasakan apa-apa saat pertama menggendong anak sendiri. Perasaan seperti itu lebih sering terjadi daripada
      yang diceritakan orang.

      Para ayah juga boleh datang. Mereka jarang ditanya kabarnya.
    `),
    en: prose(`
      In my neighbourhood a new mother is hardly ever alone. There is a mother-in-law, there are sisters-in-law, there are
      neighbours. It is odd how lonely one can be in such a crowd. I wrote my thesis about that and have worked on it since.

      I keep people company from pregnancy until the child is about three. That includes what is hard to say: a miscarriage, a baby
      who did not live, feeling nothing at all when first holding your own child. It happens more often than people tell.

      Fathers are welcome too. They are rarely asked how they are.
    `),
  },
  approach: {
    id: prose(`
      Jam saya mengikuti jam tidur bayi, jadi sesinya bisa pagi sekali atau setelah makan siang. Kalau terputus karena anak
      menangis, kita sambung tanpa perlu minta maaf. Bila saya melihat tanda yang perlu diperiksa dokter atau bidan, saya
      sampaikan hari itu juga.
    `),
    en: prose(`
      My hours follow those of babies, so early morning or after lunch. When a cry interrupts us we go on afterwards and nobody
      apologises. If I notice something that a doctor or midwife should look at, I say so the same day.
    `),
  },
  education: [
    {
      from: 2014,
      to: 2017,
      what: { id: 'Magister Profesi Psikologi Klinis', en: 'Professional master’s, clinical psychology' },
      where: 'Universitas Gadjah Mada',
    },
    { from: 2009, to: 2013, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Udayana' },
  ],
  experience: [
    { from: 2017, to: null, what: { id: 'Praktik ibu, ayah, dan bayi', en: 'Practice with mothers, fathers and babies' }, where: 'Denpasar' },
    { from: 2017, to: 2022, what: { id: 'Psikolog tamu di rumah bersalin', en: 'Visiting psychologist in a birth centre' }, where: 'Gianyar' },
  ],
  licences: [sipp({ number: '20170521-2021-09-0836', issuedOn: '2021-09-14', expiresOn: '2026-09-14', state: 'expired' })],
  services: [video(50, 275_000), voice(50, 225_000), video(80, 375_000, couples)],
} satisfies DemoCounsellor

const lalu = {
  slug: 'lalu-hamdan-wirasakti',
  name: 'Lalu Hamdan Wirasakti, M.Psi., Psikolog',
  headline: { id: 'Anak dan keluarga sesudah kejadian besar', en: 'Children and families after something big has happened' },
  city: 'Mataram',
  timeZone: 'Asia/Makassar',
  specialisations: ['children-teens', 'trauma', 'grief', 'parenting', 'family'],
  languages: ['id', 'sas'],
  practisingSince: 2014,
  biography: {
    id: prose(`
      Tahun 2018 gempa meratakan banyak rumah di Lombok, termasuk rumah paman saya. Waktu itu saya psikolog muda dengan lemari
      penuh teori. Anak-anak di tenda mengajari saya sisanya: ada yang takut masuk rumah, ada yang main gempa-gempaan tiap sore,
      dan dua-duanya cara mereka memahami yang terjadi.

      Sampai sekarang saya paling sering bekerja dengan anak usia enam sampai lima belas tahun beserta orang tuanya. Bukan hanya
      soal bencana. Perceraian, pindah sekolah, orang tua yang bekerja di luar negeri, itu semua juga gempa bagi seorang anak.

      Lewat layar, anak kecil cepat bosan. Karena itu sebagian besar pekerjaan saya sebetulnya membekali orang tuanya.
    `),
    en: prose(`
      In 2018 the earthquakes flattened many houses in Lombok, my uncle's among them. I was a young psychologist with a cupboard full
      of theory. The children in the tents taught me the rest: some would not go indoors, some played earthquake every afternoon, and
      both were making sense of it in their own way.

      I still work mostly with children between six and fifteen and their parents, and not only after disasters. A divorce, a new
      school, a mother working overseas: to a child these shake the ground as well.

      On a screen small children soon lose interest. So a good part of what I do is to equip their parents.
    `),
  },
  approach: {
    id: prose(`
      Pertemuan pertama dengan orang tua saja. Anak ikut pada pertemuan kedua, ditemani mainan atau kertas gambar. Sesudahnya saya
      kirim ringkasan pendek: apa yang dicoba minggu ini dan kapan kita berhenti mencoba.
    `),
    en: prose(`
      The first meeting is for the parents alone. The child joins the second, with a toy or some paper. Afterwards I send a short
      note: what to try this week, and when to stop trying it.
    `),
  },
  education: [
    {
      from: 2011,
      to: 2014,
      what: { id: 'Magister Profesi Psikologi', en: 'Professional master’s in psychology' },
      where: 'Universitas Muhammadiyah Malang',
    },
    { from: 2006, to: 2010, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Muhammadiyah Malang' },
  ],
  experience: [
    { from: 2014, to: null, what: { id: 'Psikolog anak dan keluarga', en: 'Child and family psychologist' }, where: 'Mataram' },
    {
      from: 2018,
      to: 2020,
      what: { id: 'Koordinator dukungan psikososial pascagempa', en: 'Coordinator of psychosocial support after the earthquakes' },
      where: 'Lombok Utara',
    },
  ],
  licences: [
    sippk('Kota Mataram', { number: '503/031/SIPPK/DPMPTSP/2022', issuedOn: '2022-08-22', expiresOn: '2027-08-22' }),
    sipp({ number: '20140338-2024-05-0590', issuedOn: '2024-05-13', expiresOn: '2029-05-13' }),
  ],
  services: [video(50, 175_000), video(50, 85_000, socialTariff.video), voice(50, 150_000)],
} satisfies DemoCounsellor

const yohanes = {
  slug: 'yohanes-klau-nahak',
  name: 'Yohanes Klau Nahak, S.Pd., M.Pd., Kons.',
  headline: { id: 'Pekerja migran, kecanduan, dan hidup yang mulai lagi', en: 'Migrant workers, addiction, and beginning again' },
  city: 'Kupang',
  timeZone: 'Asia/Makassar',
  specialisations: ['migration', 'addiction', 'grief', 'faith-meaning', 'low-mood'],
  languages: ['id', 'en'],
  practisingSince: 2011,
  biography: {
    id: prose(`
      Saya pernah tujuh tahun di seminari dan pernah juga tujuh tahun minum. Dua-duanya saya ceritakan kalau ditanya. Sudah enam
      belas tahun saya tidak menyentuh sopi, dan saya tidak menganggap itu hebat. Itu dikerjakan per hari.

      Dari Kupang saya menemani orang NTT yang bekerja di Malaysia, di kebun sawit, di kapal, di rumah orang. Ada yang gajinya
      ditahan, ada yang pulang membawa anak, ada keluarga yang menerima peti. Sering kali kita bicara lewat suara saja sebab
      sinyalnya hanya cukup untuk itu.

      Saya konselor, tidak meresepkan obat. Kalau tubuh Anda sudah bergantung pada alkohol, berhenti mendadak bisa berbahaya. Kita
      libatkan dokter dulu.
    `),
    en: prose(`
      I spent seven years in a seminary and seven years drinking, and will tell you about either if you ask. I have not touched sopi
      for sixteen years. I do not call that an achievement; it is done by the day.

      From Kupang I keep company with people of this province who work in Malaysia, on plantations, on ships, in other people's
      houses. Some have had their wages withheld, some come home with a child, some families are sent a coffin. Often it is voice
      only, because the signal carries no more.

      I am a counsellor and prescribe nothing. If your body has come to depend on alcohol, stopping at once can be dangerous. We bring
      in a doctor first.
    `),
  },
  approach: {
    id: prose(`
      Saya tidak menghitung berapa kali Anda jatuh. Kita cari tahu apa yang terjadi satu jam sebelumnya. Surat juga boleh, ditulis
      malam-malam dari mes atau dari kapal. Saya balas paling lambat tiga hari.
    `),
    en: prose(`
      I keep no count of how often you fall. We look at the hour before. Letters are welcome too, written at night from a dormitory or
      a ship, and answered within three days.
    `),
  },
  education: [
    {
      from: 2010,
      to: 2011,
      what: { id: 'Pendidikan Profesi Konselor', en: 'Professional training as a counsellor' },
      where: 'Universitas Negeri Padang',
    },
    {
      from: 2007,
      to: 2009,
      what: { id: 'Magister Bimbingan dan Konseling', en: 'Master’s in guidance and counselling' },
      where: 'Universitas Negeri Malang',
    },
    {
      from: 2001,
      to: 2006,
      what: { id: 'Sarjana Bimbingan dan Konseling', en: 'Degree in guidance and counselling' },
      where: 'Universitas Nusa Cendana',
    },
  ],
  experience: [
    {
      from: 2015,
      to: null,
      what: { id: 'Konselor pekerja migran dan keluarganya', en: 'Counsellor to migrant workers and their families' },
      where: 'Kupang',
    },
    { from: 2011, to: 2015, what: { id: 'Konselor rumah pemulihan', en: 'Counsellor in a recovery house' }, where: 'Atambua' },
  ],
  licences: [konselor({ number: 'IKI/19/0088/2024', issuedOn: '2024-06-24', expiresOn: '2029-06-24' })],
  services: [voice(50, 125_000), voice(50, 75_000, socialTariff.voice), chat(50, 85_000), letters(72, 75_000)],
} satisfies DemoCounsellor

export const baliNusaTenggara: DemoCounsellor[] = [niLuh, lalu, yohanes]
