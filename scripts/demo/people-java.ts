import { prose, type DemoCounsellor } from './demo-counsellor.ts'
import { sipp, sippk, strPsi } from './demo-licences.ts'
import { chat, couples, group, letters, video, voice } from './demo-services.ts'

const felicia = {
  slug: 'felicia-gunadi',
  name: 'Felicia Hartanti Gunadi, M.Psi., Psikolog',
  headline: { id: 'Pasangan, kerja yang menguras, dan hidup di antara dua negara', en: 'Couples, draining work, and lives split between countries' },
  city: 'Jakarta',
  timeZone: 'Asia/Jakarta',
  specialisations: ['relationships', 'marriage', 'stress-burnout', 'migration', 'sexual-violence'],
  languages: ['id', 'en', 'zh'],
  practisingSince: 2010,
  biography: {
    id: prose(`
      Sebelum membuka praktik, Felicia enam tahun menjadi psikolog di perusahaan besar. Ia melihat dari dekat bagaimana orang
      pandai kehabisan tenaga pelan-pelan: mula-mula berhenti olahraga, lalu berhenti bertemu teman, akhirnya hanya tidur dan
      bekerja. Sekarang sebagian besar kliennya datang sebelum sampai ke titik itu, sebagian lagi sesudahnya.

      Ia juga banyak bekerja dengan pasangan, termasuk yang berbeda agama, berbeda bangsa, atau terpisah zona waktu. Kepada
      pasangan ia selalu bilang di awal: konseling tidak menjamin hubungan bertahan. Kadang hasil yang baik ialah berpisah
      dengan tidak saling menghancurkan.

      Untuk pengalaman kekerasan seksual, Felicia menyediakan sesi sendiri yang lebih panjang dan lebih pelan. Tidak ada
      rincian yang wajib diceritakan.
    `),
    en: prose(`
      Before she opened her practice, Felicia spent six years as a psychologist inside large companies. She saw at close range how
      capable people run dry: first the exercise goes, then the friends, and in the end there is only work and sleep. Most of
      her clients now come before that point, and some after it.

      She sees many couples, among them partners of different faiths or nationalities, or with six hours between them. She says at
      the outset that counselling does not guarantee that two people stay together. At times the good ending is a parting in which
      neither is ruined.

      For those who have lived through sexual violence she keeps separate sessions, longer and slower. No detail has to be told.
    `),
  },
  approach: {
    id: prose(`
      Sesi pertama cukup terstruktur: apa yang terjadi, sejak kapan, apa yang sudah dicoba, apa tandanya kalau keadaan membaik.
      Sesudah itu lebih longgar. Setiap lima sesi kita berhenti sebentar dan bertanya apakah ini masih berguna bagi Anda.
    `),
    en: prose(`
      The first session has a shape: what is happening, since when, what you have tried, and how we would know that things are
      better. After that it loosens. Every fifth session we pause and ask whether this is still of use to you.
    `),
  },
  education: [
    {
      from: 2008,
      to: 2010,
      what: { id: 'Magister Profesi Psikologi Klinis Dewasa', en: 'Professional master’s, adult clinical psychology' },
      where: 'Universitas Indonesia',
    },
    { from: 2003, to: 2007, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Katolik Indonesia Atma Jaya' },
  ],
  experience: [
    { from: 2016, to: null, what: { id: 'Praktik dewasa dan pasangan', en: 'Practice with adults and couples' }, where: 'Jakarta Selatan' },
    { from: 2010, to: 2016, what: { id: 'Psikolog untuk karyawan perusahaan', en: 'Staff psychologist in companies' }, where: 'Jakarta' },
  ],
  licences: [
    sippk('Jakarta Selatan', { number: '31/B.17/SIPPK/0093/2024', issuedOn: '2024-08-12', expiresOn: '2029-08-12' }),
    sipp({ number: '20100518-2025-01-2204', issuedOn: '2025-01-20', expiresOn: '2030-01-20' }),
    strPsi({ number: '28 01 5 2 1 20-3104482', issuedOn: '2020-06-15', expiresOn: null }),
  ],
  services: [video(50, 350_000), video(80, 450_000, couples), chat(50, 225_000)],
} satisfies DemoCounsellor

const asep = {
  slug: 'asep-ridwan-sumantri',
  name: 'Asep Ridwan Sumantri, M.Psi., Psikolog',
  headline: { id: 'Amarah, menjadi ayah, dan lelaki yang tidak biasa bercerita', en: 'Anger, fatherhood, and men who are not used to talking' },
  city: 'Bandung',
  timeZone: 'Asia/Jakarta',
  specialisations: ['anger', 'parenting', 'relationships', 'self-worth'],
  languages: ['id', 'su'],
  practisingSince: 2009,
  biography: {
    id: prose(`
      Bapak saya sopir angkot, orangnya baik, dan kalau marah seisi rumah diam. Saya butuh waktu lama untuk mengerti bahwa orang
      bisa sayang sekaligus menakutkan. Mungkin karena itu saya betah bekerja dengan orang yang cepat meledak.

      Banyak klien saya laki-laki yang datang karena disuruh istri. Tidak apa-apa. Datang karena disuruh juga tetap datang. Kita
      mulai dari hal yang gampang: kemarin marahnya jam berapa, sedang apa, badan rasanya bagaimana. Dari situ biasanya kelihatan
      polanya.

      Satu hal saya sampaikan sejak awal. Kalau di rumah ada yang sedang terancam, keselamatan mereka yang kita urus dulu, baru
      yang lain.
    `),
    en: prose(`
      My father drove a minibus. He was a kind man, and when he was angry the whole house went quiet. It took me a long time to see
      that a person can be loving and frightening at once. Perhaps that is why I feel at home with people who flare up.

      Many of my clients are men whose wives told them to come. That is all right; being sent is also a way of arriving. We start
      with what is easy: what time was it yesterday, what were you doing, what did your body do. The pattern tends to show itself.

      One thing I say at the start. If someone at home is in danger, we see to their safety first and to everything else later.
    `),
  },
  approach: {
    id: prose(`
      Santai, tapi ada PR-nya. Tiap minggu Anda mencatat satu kejadian, cukup tiga baris. Sesi berikutnya kita bongkar
      pelan-pelan dan cari di detik keberapa Anda masih sempat belok. Boleh campur bahasa Sunda.
    `),
    en: prose(`
      Relaxed, with homework. Each week you note one incident, three lines will do. Next time we take it apart slowly and look for
      the second at which you could still have turned. Sundanese is welcome.
    `),
  },
  education: [
    { from: 2006, to: 2009, what: { id: 'Magister Profesi Psikologi', en: 'Professional master’s in psychology' }, where: 'Universitas Padjadjaran' },
    { from: 2000, to: 2005, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Padjadjaran' },
  ],
  experience: [
    { from: 2014, to: null, what: { id: 'Praktik sendiri', en: 'Own practice' }, where: 'Bandung' },
    { from: 2009, to: 2018, what: { id: 'Pengajar kelas ayah dan pranikah', en: 'Classes for fathers and engaged couples' }, where: 'Cimahi' },
  ],
  licences: [sipp({ number: '20090361-2023-04-1178', issuedOn: '2023-04-11', expiresOn: '2028-04-11' })],
  services: [video(60, 225_000), voice(60, 200_000), chat(50, 125_000)],
} satisfies DemoCounsellor

const fauzan = {
  slug: 'fauzan-akbar-maulidi',
  name: 'Fauzan Akbar Maulidi, M.Psi., Psikolog',
  headline: { id: 'Mahasiswa, kerja pertama, dan malam yang susah tidur', en: 'Students, first jobs, and nights without sleep' },
  city: 'Surabaya',
  timeZone: 'Asia/Jakarta',
  specialisations: ['stress-burnout', 'sleep', 'study-career', 'anxiety'],
  languages: ['id', 'mad', 'jv'],
  practisingSince: 2023,
  biography: {
    id: prose(`
      Saya orang pertama di keluarga yang kuliah. Ibu saya penjual sayur di Bangkalan, dan setiap kali skripsi saya macet, yang
      terbayang wajah beliau. Jadi saya tahu rasanya belajar sambil membawa harapan orang serumah.

      Praktik saya baru berjalan tiga tahun, dan saya masih didampingi supervisor. Yang saya kuasai: susah tidur, cemas menjelang
      ujian atau wawancara, kerja pertama yang ternyata tidak seperti bayangan. Kalau persoalannya di luar itu, saya bilang, dan
      saya tunjukkan rekan yang lebih tepat.
    `),
    en: prose(`
      I am the first in my family to have gone to university. My mother sells vegetables in Bangkalan, and every time my thesis
      stalled it was her face I saw. So I know what it is to study with a household's hopes on your back.

      I have practised for only three years and still work with a supervisor. What I know well: sleeplessness, nerves before
      exams and interviews, a first job that is nothing like the picture. Outside that I say so, and point you to a colleague.
    `),
  },
  approach: {
    id: prose(`
      Anda boleh mulai lewat chat kalau bicara terasa canggung. Saya suka memakai catatan tidur dan gambar sederhana. Rata-rata
      enam sampai delapan pertemuan, lalu kita jarangkan.
    `),
    en: prose(`
      Begin by chat if talking feels awkward. I like sleep diaries and simple drawings. Six to eight meetings is usual, and then
      we space them out.
    `),
  },
  education: [
    {
      from: 2020,
      to: 2023,
      what: { id: 'Magister Profesi Psikologi Klinis', en: 'Professional master’s, clinical psychology' },
      where: 'Universitas Airlangga',
    },
    { from: 2014, to: 2018, what: { id: 'Sarjana Psikologi', en: 'Bachelor of psychology' }, where: 'Universitas Trunojoyo Madura' },
  ],
  experience: [
    { from: 2023, to: null, what: { id: 'Psikolog layanan mahasiswa', en: 'Psychologist in a student service' }, where: 'Surabaya' },
    { from: 2018, to: 2020, what: { id: 'Fasilitator pelatihan kerja', en: 'Trainer in a job-readiness course' }, where: 'Bangkalan' },
  ],
  licences: [sipp({ number: '20230894-2026-11-0457', issuedOn: '2026-11-02', expiresOn: '2031-11-02', state: 'unverified' })],
  services: [
    chat(50, 75_000),
    voice(50, 110_000),
    letters(72, 75_000),
    group(75, 75_000, { id: 'Kelompok mahasiswa tingkat akhir', en: 'Group for final-year students' }),
  ],
} satisfies DemoCounsellor

export const java: DemoCounsellor[] = [felicia, asep, fauzan]
