import { prose, type DemoCounsellor } from './demo-counsellor.ts'
import { konselor, sipp, sippk } from './demo-licences.ts'
import { chat, couples, group, letters, socialTariff, video, voice } from './demo-services.ts'

const cutSafrina = {
  slug: 'cut-safrina-idris',
  name: 'Cut Safrina Idris, M.Psi., Psikolog',
  headline: { id: 'Duka yang lama, trauma, dan rumah tangga yang sedang berat', en: 'Old grief, trauma, and marriages under strain' },
  city: 'Banda Aceh',
  timeZone: 'Asia/Jakarta',
  specialisations: ['trauma', 'grief', 'marriage', 'chronic-illness'],
  languages: ['id', 'ace'],
  practisingSince: 2009,
  biography: {
    id: prose(`
      Saya berumur dua puluhan ketika tsunami datang. Beberapa tahun sesudahnya saya membantu di barak pengungsian sebagai
      relawan, dan dari situ saya memutuskan kuliah lagi. Di barak saya belajar bahwa duka tidak punya jadwal. Orang jarang
      menunggu nasihat. Yang mereka tunggu ialah orang yang tidak cepat-cepat pulang.

      Sekarang yang datang kepada saya bermacam-macam: ibu yang kehilangan anak, suami istri yang lama tidak bicara dari hati,
      orang yang baru mendengar kabar berat dari dokter. Ada yang memilih bercerita dalam bahasa Aceh, karena memang ada hal
      yang lebih pas diucapkan dalam bahasa ibu.

      Kejadian yang sudah lewat tidak bisa saya hapus. Yang bisa kita kerjakan berdua ialah membuat bebannya cukup ringan
      untuk dibawa sehari-hari.
    `),
    en: prose(`
      I was in my twenties when the tsunami came. For some years afterwards I volunteered in the relocation barracks, and that is
      what sent me back to university. The barracks taught me that grief keeps no timetable, and that advice is seldom what
      people lack. They lack someone who stays.

      The people I see now are mothers who have lost a child, couples who have not talked properly for years, men and women who
      have just had hard news from a doctor. Some tell it in Acehnese, because certain things only sound right that way.

      I cannot undo what happened. What two people can do is make it light enough to carry through an ordinary day.
    `),
  },
  approach: {
    id: prose(`
      Pertemuan pertama untuk berkenalan dan menentukan batas: apa yang boleh saya tanyakan, apa yang belum. Cerita yang berat
      tidak perlu keluar sekaligus. Sepuluh menit terakhir selalu kita sisihkan untuk menenangkan diri, supaya Anda tidak
      menutup layar dalam keadaan masih gemetar.
    `),
    en: prose(`
      The first meeting is for getting to know each other and for drawing lines: what I may ask about, and what can wait. Nothing
      heavy has to come out at once. The last ten minutes belong to calming down, so that you do not close the screen shaking.
    `),
  },
  education: [
    {
      from: 2006,
      to: 2009,
      what: { id: 'Magister Profesi Psikologi Klinis', en: 'Professional master’s, clinical psychology' },
      where: 'Universitas Sumatera Utara',
    },
    { from: 1998, to: 2003, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Medan Area' },
  ],
  experience: [
    { from: 2012, to: null, what: { id: 'Praktik perorangan dan pasangan', en: 'Practice with individuals and couples' }, where: 'Banda Aceh' },
    { from: 2009, to: 2015, what: { id: 'Psikolog di rumah sakit daerah', en: 'Psychologist in a public hospital' }, where: 'Aceh Besar' },
    { from: 2005, to: 2006, what: { id: 'Relawan pendamping penyintas', en: 'Volunteer with survivors' }, where: 'Banda Aceh' },
  ],
  licences: [sipp({ number: '20090277-2021-02-0981', issuedOn: '2021-12-28', expiresOn: '2026-12-28' })],
  services: [video(60, 225_000), voice(60, 200_000), video(80, 325_000, couples)],
} satisfies DemoCounsellor

const debora = {
  slug: 'debora-simatupang',
  name: 'Debora Tiurma Simatupang, M.Psi., Psikolog',
  headline: {
    id: 'Kehilangan, sakit yang panjang, dan keluarga yang ikut menanggungnya',
    en: 'Loss, long illness, and the families who live with both',
  },
  city: 'Medan',
  timeZone: 'Asia/Jakarta',
  specialisations: ['grief', 'chronic-illness', 'family', 'faith-meaning'],
  languages: ['id', 'btk', 'en'],
  practisingSince: 2008,
  biography: {
    id: prose(`
      Debora dua belas tahun bekerja di bangsal kanker. Ia biasa duduk bersama pasien yang tahu waktunya tidak banyak, dan
      bersama keluarga yang tetap harus membayar uang sekolah keesokan harinya. Dari sana ia terbiasa membicarakan kematian
      tanpa berbisik, dan terbiasa juga tertawa di sela-selanya.

      Ia anak keempat dari tujuh bersaudara, jadi ia paham betul ramainya keluarga Batak: siapa yang harus didengar dulu, siapa
      yang tersinggung kalau tidak diajak bicara. Ia tidak akan menyuruh Anda melawan keluarga. Ia membantu Anda menemukan
      kalimat yang bisa diucapkan di meja makan.

      Bila pertanyaannya soal Tuhan, Debora mendengarkan tanpa menggurui, apa pun agama Anda.
    `),
    en: prose(`
      Debora worked on cancer wards for twelve years. She sat with patients who knew that time was short, and with relatives who
      still had school fees to pay the next morning. It left her able to talk about dying in a normal voice, and to laugh in between.

      She is the fourth of seven children and knows how loud a Batak family can be: who must be heard first, who takes offence
      when left out. She will not set you against your people. She helps you find a sentence that can be said at the dinner table.

      When the question is about God she listens and does not preach, whatever your faith.
    `),
  },
  approach: {
    id: prose(`
      Debora biasanya membuka dengan satu pertanyaan: siapa yang paling ingin Anda bicarakan hari ini. Ia mencatat sedikit,
      bertanya seperlunya, dan tidak takut pada diam.

      Sekali sebulan ada kelompok kecil untuk mereka yang kehilangan orang terdekat. Paling banyak tujuh orang, boleh memakai nama samaran,
      dan boleh hanya mendengarkan.
    `),
    en: prose(`
      She tends to begin with one question: whom would you most like to talk about today. She writes little, asks only what is
      needed, and is not afraid of a silence.

      Once a month there is a small group for the bereaved. Seven people at most; a pseudonym is fine, and so is only listening.
    `),
  },
  education: [
    {
      from: 2005,
      to: 2008,
      what: { id: 'Magister Profesi Psikologi Klinis', en: 'Professional master’s, clinical psychology' },
      where: 'Universitas Sumatera Utara',
    },
    { from: 1999, to: 2004, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Sumatera Utara' },
  ],
  experience: [
    { from: 2020, to: null, what: { id: 'Praktik sendiri dan kelompok duka', en: 'Own practice and bereavement groups' }, where: 'Medan' },
    { from: 2008, to: 2020, what: { id: 'Psikolog perawatan paliatif', en: 'Psychologist in palliative care' }, where: 'Medan' },
  ],
  licences: [
    sippk('Kota Medan', { number: '503/0412/SIPPK/DPMPTSP/2023', issuedOn: '2023-05-09', expiresOn: '2028-05-09' }),
    sipp({ number: '20080143-2024-03-1562', issuedOn: '2024-03-18', expiresOn: '2029-03-18' }),
  ],
  services: [
    video(60, 250_000),
    voice(50, 200_000),
    voice(50, 100_000, socialTariff.voice),
    group(90, 90_000, { id: 'Kelompok duka, tiap bulan', en: 'Bereavement group, monthly' }),
  ],
} satisfies DemoCounsellor

const yusnidar = {
  slug: 'yusnidar-koto',
  name: 'Dra. Yusnidar Koto, M.Pd., Kons.',
  headline: { id: 'Rumah tangga, keluarga besar, dan hidup di rantau', en: 'Marriage, the wider family, and life far from home' },
  city: 'Padang',
  timeZone: 'Asia/Jakarta',
  specialisations: ['marriage', 'family', 'migration', 'old-age'],
  languages: ['id', 'min'],
  practisingSince: 2001,
  biography: {
    id: prose(`
      Dua puluh tahun saya mengajar dan menjadi guru BK sebelum pensiun dini. Anak-anak yang dulu duduk di depan saya kini ada
      yang bekerja di Batam, di Malaysia, di Jepang, dan sebagian masih mengirim kabar. Barangkali karena itu banyak klien saya
      perantau: yang rindu kampung, yang malu pulang, yang jadi tumpuan seluruh keluarga.

      Yang lain datang berdua. Mereka jarang datang karena tidak saling sayang. Mereka datang karena lelah mengulang pertengkaran
      yang sama. Saya bukan hakim dan tidak akan memutuskan siapa yang benar.

      Saya konselor, bukan psikolog. Saya tidak memakai tes psikologi dan tidak mengobati. Bila Anda memerlukan psikolog atau
      dokter jiwa, saya katakan terus terang dan saya bantu mencarinya.
    `),
    en: prose(`
      For twenty years I taught and was a school counsellor, until I retired early. Children who once sat in front of me now work
      in Batam, in Malaysia, in Japan, and some still write. That may be why so many of my clients live away from home: homesick,
      or ashamed to go back, or holding up a whole family from a rented room.

      Others come as a couple. It is seldom for want of love. They are tired of having the same quarrel. I am no judge and shall
      not decide who is right.

      I am a counsellor, not a psychologist: I use no psychological tests and treat no illness. If you need a psychologist or a
      psychiatrist I shall tell you so plainly and help you find one.
    `),
  },
  approach: {
    id: prose(`
      Untuk pasangan, masing-masing mendapat waktu bicara yang sama, dan saya yang memegang jamnya. Sebelum selesai kita sepakati
      satu hal kecil untuk dicoba di rumah. Minggu depannya kita lihat, tanpa mencari siapa yang lalai.
    `),
    en: prose(`
      With couples, each has the same amount of time to speak, and I keep the clock. Before we end we agree on one small thing to
      try at home. A week later we look at how it went, and nobody is called to account.
    `),
  },
  education: [
    {
      from: 2004,
      to: 2006,
      what: { id: 'Magister Bimbingan dan Konseling', en: 'Master’s in guidance and counselling' },
      where: 'Universitas Negeri Padang',
    },
    {
      from: 2000,
      to: 2001,
      what: { id: 'Pendidikan Profesi Konselor', en: 'Professional training as a counsellor' },
      where: 'Universitas Negeri Padang',
    },
    { from: 1986, to: 1991, what: { id: 'Sarjana Bimbingan dan Konseling', en: 'Degree in guidance and counselling' }, where: 'IKIP Padang' },
  ],
  experience: [
    { from: 2012, to: null, what: { id: 'Konselor pasangan dan keluarga', en: 'Couples and family counsellor' }, where: 'Padang' },
    { from: 1992, to: 2012, what: { id: 'Guru bimbingan dan konseling di SMA', en: 'Secondary-school counsellor' }, where: 'Bukittinggi' },
  ],
  licences: [konselor({ number: 'IKI/03/0217/2025', issuedOn: '2025-02-03', expiresOn: '2030-02-03' })],
  services: [video(80, 300_000, couples), voice(60, 160_000), chat(50, 110_000), letters(48, 90_000)],
} satisfies DemoCounsellor

export const sumatra: DemoCounsellor[] = [cutSafrina, debora, yusnidar]
