import { prose, type DemoCounsellor } from './demo-counsellor.ts'
import { sipp, sippk } from './demo-licences.ts'
import { chat, couples, letters, video, voice } from './demo-services.ts'

const maria = {
  slug: 'maria-goreti-lim',
  name: 'Maria Goreti Lim, M.Psi., Psikolog',
  headline: { id: 'Murung, merasa kurang, dan masa sesudah melahirkan', en: 'Low spirits, self-doubt, and the months after a birth' },
  city: 'Pontianak',
  timeZone: 'Asia/Pontianak',
  specialisations: ['low-mood', 'self-worth', 'perinatal', 'study-career'],
  languages: ['id', 'zh', 'en'],
  practisingSince: 2016,
  biography: {
    id: prose(`
      Saya besar di rumah toko dekat Sungai Kapuas. Di rumah kami perasaan tidak dibicarakan. Kalau sedih, disuruh makan. Makanannya
      memang enak, sedihnya tetap ada.

      Sesudah anak pertama lahir, giliran saya yang mengalaminya. Hampir setengah tahun saya tersenyum pada tamu dan menangis di
      kamar mandi. Seorang bidan bertanya dengan sungguh-sungguh, dan itu awal saya pulih. Sejak itu saya berusaha bertanya dengan
      cara yang sama.

      Klien saya kebanyakan perempuan muda dan mahasiswa. Sebagian bercampur bahasa Mandarin kalau bicara tentang orang tua. Silakan,
      saya ikut saja.
    `),
    en: prose(`
      I grew up in a shophouse by the Kapuas river. Feelings were not discussed there. If you were sad you were told to eat. The food
      was very good and the sadness stayed.

      When my first child was born it was my turn. For nearly half a year I smiled at visitors and cried in the bathroom. Then a
      midwife asked me how I was and waited for the answer, and that was where things began to turn. I have tried to ask like her
      ever since.

      Most of my clients are young women and students. Some slip into Mandarin when they talk about their parents, and I follow.
    `),
  },
  approach: {
    id: prose(`
      Lembut, tapi tidak berputar-putar. Kita lihat kalimat apa yang paling sering Anda ucapkan kepada diri sendiri, lalu kita
      periksa pelan-pelan apakah benar begitu. Bayi boleh ikut, boleh menyusu, boleh menangis.
    `),
    en: prose(`
      Gentle, and to the point. We listen for the sentence that you say to yourself most often and check, without hurry, whether it
      is true. Babies may be present, be fed, and cry.
    `),
  },
  education: [
    {
      from: 2013,
      to: 2016,
      what: { id: 'Magister Profesi Psikologi', en: 'Professional master’s in psychology' },
      where: 'Universitas Katolik Soegijapranata',
    },
    { from: 2008, to: 2012, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Katolik Soegijapranata' },
  ],
  experience: [
    { from: 2019, to: null, what: { id: 'Praktik perempuan dan dewasa muda', en: 'Practice with women and young adults' }, where: 'Pontianak' },
    { from: 2016, to: 2021, what: { id: 'Psikolog klinik bersalin', en: 'Psychologist in a maternity clinic' }, where: 'Singkawang' },
  ],
  licences: [sipp({ number: '20160285-2024-07-0744', issuedOn: '2024-07-08', expiresOn: '2029-07-08' })],
  services: [video(50, 200_000), chat(50, 125_000), letters(48, 95_000)],
} satisfies DemoCounsellor

const norlaila = {
  slug: 'norlaila-rahmadani',
  name: 'Norlaila Rahmadani, M.Psi., Psikolog',
  headline: { id: 'Lelah lahir batin, rumah tangga, dan iman yang sedang goyah', en: 'Exhaustion, marriage, and faith on unsteady ground' },
  city: 'Banjarmasin',
  timeZone: 'Asia/Makassar',
  specialisations: ['stress-burnout', 'anxiety', 'marriage', 'faith-meaning', 'migration'],
  languages: ['id', 'bjn', 'ar'],
  practisingSince: 2015,
  biography: {
    id: prose(`
      Norlaila lulusan pesantren yang kemudian jatuh cinta pada psikologi. Bagi sebagian keluarganya dua hal itu tidak akur. Ia
      sendiri tidak pernah merasa harus memilih. Doa menenangkan, katanya, dan orang yang berdoa pun tetap boleh minta tolong.

      Ia banyak menemani pegawai tambang dan istri yang ditinggal berbulan-bulan, guru honorer, juga mereka yang diam-diam
      meragukan keyakinannya dan takut mengaku. Kepada yang terakhir ia tidak pernah menyodorkan ayat kecuali diminta.

      Di luar praktik ia menanam anggrek hutan. Hampir semuanya, menurut pengakuannya, hidup karena sering dibiarkan.
    `),
    en: prose(`
      Norlaila came out of an Islamic boarding school and then fell in love with psychology. Some of her relatives think that the two
      do not go together. She never felt that she had to choose. Prayer is a comfort, she says, and those who pray may still ask for help.

      She works with mining crews and the wives they leave for months, with teachers on short contracts, and with people who have
      begun to doubt and dare not say so. To these she never offers a verse unless asked.

      Outside her work she grows forest orchids. Nearly all of them, she admits, live because they are left in peace.
    `),
  },
  approach: {
    id: prose(`
      Pertemuan dibuka dengan napas sebentar, lalu langsung ke pokoknya. Norlaila suka merangkum di tengah jalan supaya Anda
      dapat mengoreksi. Untuk pekerja dengan jadwal bergilir tersedia jam malam WITA.
    `),
    en: prose(`
      A short breath to begin with, then straight to the matter. Norlaila sums up along the way so that you can correct her. For
      people on rotating shifts there are late hours, Central Indonesian time.
    `),
  },
  education: [
    {
      from: 2012,
      to: 2015,
      what: { id: 'Magister Profesi Psikologi', en: 'Professional master’s in psychology' },
      where: 'Universitas Islam Indonesia',
    },
    { from: 2007, to: 2011, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Lambung Mangkurat' },
  ],
  experience: [
    { from: 2018, to: null, what: { id: 'Praktik dewasa dan pasangan', en: 'Practice with adults and couples' }, where: 'Banjarmasin' },
    { from: 2015, to: 2018, what: { id: 'Psikolog untuk pekerja tambang', en: 'Psychologist for mine workers' }, where: 'Tabalong' },
  ],
  licences: [
    sippk('Kota Banjarmasin', { number: '446/019-SIPPK/DPMPTSP/2025', issuedOn: '2025-03-10', expiresOn: '2030-03-10' }),
    sipp({ number: '20150397-2022-10-1093', issuedOn: '2022-10-17', expiresOn: '2027-10-17' }),
  ],
  services: [video(60, 200_000), voice(60, 175_000), video(80, 300_000, couples), chat(50, 110_000)],
} satisfies DemoCounsellor

export const kalimantan: DemoCounsellor[] = [maria, norlaila]
