import type { SpokenLanguage } from '#domain/care/fields'

type Region = { cities: string[]; given: string[]; family: string[]; languages: SpokenLanguage[] }

const words = (list: string) => list.split(/,\s*/)

/** Where the many come from: names, towns and languages that go together. Names are combined at random. */
export const regions: Region[] = [
  {
    cities: ['Banda Aceh'],
    given: words('Cut Nurul, Teuku Rizal, Fitriani, Zulfikar, Rahmah, Munawar, Safwan, Mutia, Irhamna, Faisal, Nadia, Husaini'),
    family: words('Idris, Hasbi, Yusri, Amri, Zakaria, Syahputra, Ramli, Usman, Maulana, Hanafiah, Jamil, Ismail'),
    languages: ['ace'],
  },
  {
    cities: ['Medan', 'Pekanbaru'],
    given: words('Tiurma, Rosdiana, Jonathan, Lamtiur, Binsar, Ester, Rut, Parlindungan, Sahat, Melva, Hotma, Dian, Togar, Yuliana'),
    family: words('Simanjuntak, Sihombing, Nainggolan, Pasaribu, Ginting, Tarigan, Siregar, Lubis, Sembiring, Hutagalung, Purba, Manurung, Harahap'),
    languages: ['btk'],
  },
  {
    cities: ['Padang', 'Bukittinggi'],
    given: words('Yulfitra, Rahmi, Syafrizal, Novita, Yendri, Gusnita, Hendra, Febri, Melati, Zulhendri, Rina, Afdal, Desmawati, Ilham'),
    family: words('Koto, Piliang, Chaniago, Tanjung, Sikumbang, Jambak, Guci, Melayu, Caniago, Panyalai, Mandailing'),
    languages: ['min'],
  },
  {
    cities: ['Jakarta', 'Bogor', 'Palembang', 'Bandar Lampung'],
    given: words('Amelia, Dimas, Kartika, Rendra, Stefani, Yusuf, Intan, Gilang, Mega, Adrian, Vania, Reza, Laras, Irfan, Monika, Bayu, Sabrina'),
    family: words(
      'Hartono, Setiadi, Gunawan, Wijaya, Prasetya, Rachman, Oktavian, Kurnia, Halim, Saputra, Anggara, Firmansyah, Tanuwijaya, Mahardika',
    ),
    languages: ['en', 'zh'],
  },
  {
    cities: ['Bandung', 'Tasikmalaya', 'Bogor'],
    given: words('Asep, Neneng, Dadan, Euis, Ujang, Rini, Cecep, Teti, Yayan, Iis, Deden, Lilis, Agus, Wina, Ridwan, Sinta'),
    family: words('Sumantri, Kusmayadi, Suryana, Hidayat, Permana, Nugraha, Gumilar, Rohendi, Mulyana, Sutisna, Kosasih, Wiguna'),
    languages: ['su'],
  },
  {
    cities: ['Semarang', 'Surakarta', 'Yogyakarta'],
    given: words('Wahyu, Endah, Bambang, Retno, Sri Lestari, Joko, Dewi, Agung, Ratri, Tri Hastuti, Galih, Ningsih, Arum, Danang, Paulus, Kristiana'),
    family: words('Purwanto, Nugroho, Wibisono, Hartanto, Susilo, Kusumo, Pamungkas, Wardoyo, Santoso, Utomo, Raharjo, Sulistyawan'),
    languages: ['jv'],
  },
  {
    cities: ['Surabaya', 'Malang'],
    given: words('Achmad, Siti Khoiriyah, Moh. Ali, Lailatul, Farida, Hosnan, Evi, Samsul, Nur Aini, Bagus, Dyah, Rofiq, Maimunah, Yoga'),
    family: words('Fauzi, Rosyid, Syaifullah, Hidayat, Muzakki, Wijanarko, Effendi, Qomar, Budiarto, Ramadhan, Iskandar, Purnama'),
    languages: ['mad', 'jv'],
  },
  {
    cities: ['Pontianak', 'Singkawang', 'Palangka Raya'],
    given: words('Veronika, Yulius, Mei Lan, Hendrikus, Bernadeta, Stefanus, Lidya, Andreas, Katarina, Suryadi, Elisabet, Marsel'),
    family: words('Lim, Tjong, Bong, Liauw, Usop, Dohong, Sabran, Tandean, Gerung, Luwuk, Jaya, Mering'),
    languages: ['zh', 'en'],
  },
  {
    cities: ['Banjarmasin', 'Samarinda'],
    given: words('Norhayati, Rusdiansyah, Halimah, Gusti Rahman, Mariani, Syahrani, Hamidah, Rizky, Noorlela, Fahrul, Jumiati, Ahmad Gazali'),
    family: words('Rahmani, Hadi, Effendy, Noor, Aulia, Said, Anshari, Rahmatillah, Fadillah, Syarif, Mursyid, Wahid'),
    languages: ['bjn'],
  },
  {
    cities: ['Denpasar', 'Singaraja'],
    given: words(
      'Ni Made Ayu, I Wayan Arta, Ni Ketut Sari, I Gede Putra, Ni Nyoman Tirta, I Komang Adi, Ni Putu Eka, I Kadek Surya, Ni Wayan Rai, I Nyoman Oka',
    ),
    family: words('Pradnya, Dharma, Laksana, Candra, Kencana, Wahyu, Prema, Santika, Kirana, Arsana, Wedanta, Cahaya'),
    languages: ['ban', 'en'],
  },
  {
    cities: ['Mataram'],
    given: words('Lalu Ahmad, Baiq Nurhayati, Lalu Satria, Baiq Rini, Haerudin, Baiq Dewi, Sahnan, Lalu Mahsun, Zohriah, Baiq Laila'),
    family: words('Wiranata, Wahyudi, Hamdani, Kusuma, Hidayatullah, Jayadi, Mulyadi, Permana, Fathurrahman, Wirawan'),
    languages: ['sas'],
  },
  {
    cities: ['Kupang'],
    given: words('Yosef, Maria Goreti, Petrus, Agustina, Yohanes, Theresia, Marselinus, Welmince, Dominggus, Kristina, Frans, Adelheid'),
    family: words('Nahak, Bria, Manafe, Tefa, Lado, Benu, Seran, Ndun, Nubatonis, Tallo, Kolo, Mau'),
    languages: ['en'],
  },
  {
    cities: ['Makassar', 'Parepare', 'Kendari', 'Palu'],
    given: words('Andi Nur, Daeng Rahma, Muh. Arif, Hasnah, Syamsul, Besse Tenri, Nurhidayah, Baharuddin, Rosmini, Ilyas, Sitti Aisyah, Amiruddin'),
    family: words('Mappasessu, Paweroi, Latif, Hamzah, Mansyur, Tahir, Abidin, Rauf, Sulaiman, Basri, Mustari, Wahid'),
    languages: ['bug', 'mak'],
  },
  {
    cities: ['Manado'],
    given: words('Meilani, Jemmy, Deisy, Ferdinan, Olivia, Stenly, Youla, Marcel, Angelina, Recky, Syane, Vanda'),
    family: words('Rumondor, Wowor, Lumentut, Sumual, Tumewu, Kaunang, Mamahit, Pangemanan, Watulingas, Lengkong, Kalalo, Rorong'),
    languages: ['en'],
  },
  {
    cities: ['Ambon', 'Ternate'],
    given: words('Semuel, Yokbet, Hasan, Nurlaila, Elias, Merlin, Abdul Gani, Salomina, Rustam, Lisbet, Jafar, Novianti'),
    family: words('Pattinaja, Tuhumury, Salampessy, Latuconsina, Souhuwat, Umar, Lewaherilla, Tuasikal, Soulisa, Hehanussa, Malik, Matulessy'),
    languages: ['en'],
  },
  {
    cities: ['Jayapura', 'Sorong'],
    given: words('Yosina, Markus, Selfina, Barnabas, Mince, Hendrik, Orpa, Lukas, Dorkas, Filep, Yuliana, Ones'),
    family: words('Rumbiak, Wonda, Kambu, Mandacan, Yoku, Felle, Wanma, Kogoya, Rumaropen, Sagrim, Howay, Ohee'),
    languages: ['pmy'],
  },
]
