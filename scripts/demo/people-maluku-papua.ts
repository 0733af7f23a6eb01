import { prose, type DemoCounsellor } from './demo-counsellor.ts'
import { konselor, sipp, sippk } from './demo-licences.ts'
import { chat, letters, socialTariff, video, voice } from './demo-services.ts'

const semuel = {
  slug: 'semuel-pattinaja',
  name: 'Semuel Pattinaja, S.Pd., M.Pd., Kons.',
  headline: { id: 'Marah, judi daring, dan memperbaiki yang retak', en: 'Anger, online gambling, and mending what has cracked' },
  city: 'Ambon',
  timeZone: 'Asia/Jayapura',
  specialisations: ['addiction', 'anger', 'relationships', 'family'],
  languages: ['id'],
  practisingSince: 2014,
  biography: {
    id: prose(`
      Waktu Ambon rusuh saya masih SMP. Teman sebangku saya pindah ke seberang kota dan kami tidak boleh bertemu bertahun-tahun.
      Sekarang ia rekan kerja saya, mengajar mediasi di sekolah. Dari dia saya belajar bahwa retak bisa disambung, asal ada yang
      mau mulai bicara lebih dulu.

      Belakangan paling banyak yang datang karena judi di ponsel. Awalnya iseng, lalu uang kuliah, lalu pinjaman. Biasanya
      keluarga belum tahu. Kita susun bersama kapan dan bagaimana memberi tahu mereka, sebab menyimpannya sendirian sering kali
      bagian yang paling berat.

      Saya konselor, bukan penagih dan bukan pengacara. Urusan utang saya bantu petakan, tetapi tidak saya selesaikan.
    `),
    en: prose(`
      I was in junior high school when Ambon was at war with itself. The boy next to me in class moved across town, and for years we
      were not allowed to meet. Today he is my colleague and teaches mediation in schools. What he showed me is that cracks can be
      mended once somebody speaks first.

      Lately most people come because of gambling on the phone. It starts as a pastime, then the tuition money goes, then come the
      loans. The family seldom knows. We work out together when and how to tell them, since carrying it alone is often the worst of it.

      I am a counsellor, neither a collector nor a lawyer. I can help you draw a map of the debts; I cannot settle them.
    `),
  },
  approach: {
    id: prose(`
      Saya bicara apa adanya dan banyak bercanda, kecuali sedang tidak pas. Di awal kita tulis satu tujuan yang bisa dihitung,
      misalnya berapa hari tanpa taruhan. Kalau meleset, kita baca lagi bersama apa pemicunya.
    `),
    en: prose(`
      I am plain-spoken and joke a good deal, unless it does not fit. At the start we write down one goal that can be counted, such
      as days without a bet. When it slips, we read together what set it off.
    `),
  },
  education: [
    {
      from: 2013,
      to: 2014,
      what: { id: 'Pendidikan Profesi Konselor', en: 'Professional training as a counsellor' },
      where: 'Universitas Negeri Padang',
    },
    {
      from: 2010,
      to: 2012,
      what: { id: 'Magister Bimbingan dan Konseling', en: 'Master’s in guidance and counselling' },
      where: 'Universitas Pendidikan Indonesia',
    },
    {
      from: 2003,
      to: 2008,
      what: { id: 'Sarjana Bimbingan dan Konseling', en: 'Degree in guidance and counselling' },
      where: 'Universitas Pattimura',
    },
  ],
  experience: [
    { from: 2016, to: null, what: { id: 'Konselor dewasa dan pasangan muda', en: 'Counsellor to adults and young couples' }, where: 'Ambon' },
    { from: 2008, to: 2016, what: { id: 'Guru bimbingan dan konseling', en: 'School counsellor' }, where: 'Masohi' },
  ],
  licences: [konselor({ number: 'IKI/25/0041/2023', issuedOn: '2023-07-31', expiresOn: '2028-07-31' })],
  services: [video(50, 150_000), voice(50, 125_000), chat(50, 90_000), chat(50, 75_000, socialTariff.chat)],
} satisfies DemoCounsellor

const yosina = {
  slug: 'yosina-marthina-rumbiak',
  name: 'Yosina Marthina Rumbiak, M.Psi., Psikolog',
  headline: { id: 'Perempuan, rumah yang tidak aman, dan keluarga yang jauh', en: 'Women, homes that are not safe, and families far apart' },
  city: 'Jayapura',
  timeZone: 'Asia/Jayapura',
  specialisations: ['domestic-violence', 'trauma', 'perinatal', 'family', 'sexual-violence'],
  languages: ['id', 'pmy'],
  practisingSince: 2017,
  biography: {
    id: prose(`
      Yosina lahir di Biak, sekolah di Salatiga dan Semarang, lalu pulang ke Jayapura karena, katanya, di sini satu psikolog
      dibagi untuk terlalu banyak orang. Ia biasa berpindah antara bahasa Indonesia dan Melayu Papua, menurut siapa yang diajak
      bicara.

      Sebagian besar kliennya perempuan: mama-mama pasar, pegawai, mahasiswi asrama. Ada yang dipukul, ada yang kehilangan bayi,
      ada yang membesarkan anak sendirian. Yosina tidak bertanya mengapa baru sekarang bercerita. Menurut dia, sekarang sudah
      waktu yang baik.

      Ia juga jujur soal jarak. Untuk kampung tanpa jaringan, konseling lewat ponsel tidak cukup. Karena itu ia menyimpan daftar
      puskesmas, susteran, dan pendamping yang bisa dijangkau dengan perahu atau jalan kaki.
    `),
    en: prose(`
      Yosina was born on Biak, studied in Salatiga and Semarang, and came home to Jayapura because, she says, one psychologist here is
      shared among far too many. She moves between Indonesian and Papuan Malay according to whom she is talking with.

      Most of her clients are women: market traders, civil servants, students in hostels. Some are beaten, some have lost a baby, some
      raise children alone. She does not ask why they speak only now. Now is a good time, as she sees it.

      She is frank about distance. For a village without a signal, a telephone is not enough. She keeps a list of health posts,
      convents and support workers that can be reached by boat or on foot.
    `),
  },
  approach: {
    id: prose(`
      Setiap sesi dimulai dengan dua pertanyaan: ada siapa di dekat Anda, dan kalau harus menutup tiba-tiba, bagaimana saya
      menghubungi Anda lagi dengan aman. Setelah itu Anda yang memilih arahnya. Suara saja sering lebih aman daripada video, dan
      hemat kuota.
    `),
    en: prose(`
      Each session opens with two questions: who is near you, and how may I safely reach you if you have to hang up suddenly. After
      that you choose where to go. Voice alone is often safer than video, and costs less data.
    `),
  },
  education: [
    {
      from: 2014,
      to: 2017,
      what: { id: 'Magister Profesi Psikologi', en: 'Professional master’s in psychology' },
      where: 'Universitas Katolik Soegijapranata',
    },
    { from: 2009, to: 2013, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Kristen Satya Wacana' },
  ],
  experience: [
    { from: 2019, to: null, what: { id: 'Psikolog perempuan dan keluarga', en: 'Psychologist for women and families' }, where: 'Jayapura' },
    { from: 2017, to: 2019, what: { id: 'Psikolog rumah sakit', en: 'Hospital psychologist' }, where: 'Biak' },
  ],
  licences: [
    sippk('Kota Jayapura', { number: '503/012/SIPPK/DPMPTSP/2025', issuedOn: '2025-04-28', expiresOn: '2030-04-28' }),
    sipp({ number: '20170618-2022-12-0279', issuedOn: '2022-12-12', expiresOn: '2027-12-12' }),
  ],
  services: [voice(60, 175_000), voice(60, 80_000, socialTariff.voice), video(60, 200_000), letters(72, 85_000)],
} satisfies DemoCounsellor

export const malukuPapua: DemoCounsellor[] = [semuel, yosina]
