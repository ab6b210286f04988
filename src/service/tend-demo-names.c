/* SPDX-License-Identifier: GPL-3.0-or-later
 * Names that are common in many places, put together at random. */
#define G_LOG_DOMAIN "tend-demo"

#include "config.h"

#include "tend-demo-private.h"

#include <string.h>

#define NAMES 10

/* Each name is Latin, or "Latin|native". */
typedef struct
{
  int         weight;
  const char *language;
  const char *women[NAMES / 2];
  const char *men[NAMES / 2];
  const char *families[NAMES];
} Culture;

static const Culture cultures[] = {
  { 34,
    "en",
    { "Eleanor", "Ruth", "Hazel", "Tessa Jane", "Margaret" },
    { "Walter", "Jonah", "Miles", "Theodore", "Calvin" },
    { "Whitlock", "Ashby", "Brennan", "Callahan", "Dunmore", "Fairchild", "Holloway", "O'Rourke",
      "Stanfield", "Wren-Carter" } },
  { 20,
    "es",
    { "Lucía", "Marisol", "Ximena", "Guadalupe", "Inés" },
    { "Mateo", "Joaquín", "Rafael", "Andrés", "Íñigo" },
    { "Núñez", "Castañeda", "Villalobos", "De la Cruz", "Ibáñez", "Peña Ríos", "Zamora", "Ordóñez",
      "Quintanilla", "Barragán" } },
  { 5,
    "vi",
    { "Thị Hương", "Lan Anh", "Minh Châu", "Ngọc", "Thảo" },
    { "Văn Đức", "Quang Huy", "Tuấn", "Minh Khôi", "Bảo" },
    { "Nguyễn", "Trần", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Dương" } },
  { 6,
    "zh",
    { "Xiulan|秀兰", "Meiling|美玲", "Yating|雅婷", "Xinyi|欣怡", "Jing|静" },
    { "Wei|伟", "Jianguo|建国", "Haoran|浩然", "Zihan|子涵", "Guoqiang|国强" },
    { "Wang|王", "Li|李", "Zhang|张", "Chen|陈", "Lin|林", "Huang|黄", "Zhou|周", "Xu|徐", "Gao|高",
      "Ouyang|欧阳" } },
  { 4,
    "ko",
    { "Seo-yeon|서연", "Ji-woo|지우", "Min-ji|민지", "Soo-jin|수진", "Ha-eun|하은" },
    { "Min-jun|민준", "Do-yun|도윤", "Joon-ho|준호", "Sung-min|성민", "Ji-hoon|지훈" },
    { "Kim|김", "Park|박", "Choi|최", "Jung|정", "Kang|강", "Yoon|윤", "Jang|장", "Lim|임",
      "Han|한", "Shin|신" } },
  { 3,
    "ja",
    { "Hanako|花子", "Yuki|由紀", "Sakura|さくら", "Aoi|葵", "Keiko|恵子" },
    { "Haruto|陽翔", "Kenji|健二", "Takashi|隆", "Daiki|大輝", "Ryo|亮" },
    { "Sato|佐藤", "Suzuki|鈴木", "Takahashi|高橋", "Watanabe|渡辺", "Yamamoto|山本",
      "Nakamura|中村", "Kobayashi|小林", "Mori|森", "Abe|阿部", "Ishikawa|石川" } },
  { 6,
    "ar",
    { "Fatima|فاطمة", "Layla|ليلى", "Maryam|مريم", "Noor|نور", "Salma|سلمى" },
    { "Omar|عمر", "Yusuf|يوسف", "Khalid|خالد", "Hassan|حسن", "Tariq|طارق" },
    { "Haddad|حداد", "Al-Masri|المصري", "Khoury|خوري", "Nasser|ناصر", "Rahman|رحمن", "Saleh|صالح",
      "Mansour|منصور", "Aziz|عزيز", "Darwish|درويش", "Qasim|قاسم" } },
  { 5,
    "uk",
    { "Oksana|Оксана", "Iryna|Ірина", "Nataliia|Наталія", "Yuliia|Юлія", "Svitlana|Світлана" },
    { "Taras|Тарас", "Bohdan|Богдан", "Andrii|Андрій", "Mykola|Микола", "Dmytro|Дмитро" },
    { "Shevchenko|Шевченко", "Kovalenko|Коваленко", "Bondarenko|Бондаренко", "Melnyk|Мельник",
      "Kravchuk|Кравчук", "Lysenko|Лисенко", "Tkachenko|Ткаченко", "Moroz|Мороз",
      "Savchenko|Савченко", "Hrytsenko|Гриценко" } },
  { 4,
    "hi",
    { "Priya|प्रिया", "Ananya|अनन्या", "Lakshmi|लक्ष्मी", "Sunita|सुनीता", "Kavya|काव्या" },
    { "Arjun|अर्जुन", "Rohan|रोहन", "Vikram|विक्रम", "Sanjay|संजय", "Aditya|आदित्य" },
    { "Sharma|शर्मा", "Patel|पटेल", "Gupta|गुप्ता", "Verma|वर्मा", "Mishra|मिश्रा", "Joshi|जोशी",
      "Rao|राव", "Chauhan|चौहान", "Nair|नायर", "Desai|देसाई" } },
  { 4,
    "am",
    { "Tigist|ትዕግስት", "Selam|ሰላም", "Hirut|ሂሩት", "Marta|ማርታ", "Bethlehem|ቤተልሔም" },
    { "Abebe|አበበ", "Dawit|ዳዊት", "Yonas|ዮናስ", "Solomon|ሰለሞን", "Tesfaye|ተስፋዬ" },
    { "Bekele|በቀለ", "Tadesse|ታደሰ", "Haile|ኃይሌ", "Girma|ግርማ", "Alemu|ዓለሙ", "Desta|ደስታ", "Worku|ወርቁ",
      "Mekonnen|መኮንን", "Assefa|አሰፋ", "Kebede|ከበደ" } },
  { 5,
    "pl",
    { "Agnieszka", "Małgorzata", "Zofia", "Żaneta", "Bożena" },
    { "Łukasz", "Stanisław", "Wojciech", "Jędrzej", "Tomasz" },
    { "Wójcik", "Kamiński", "Szymański", "Dąbrowski", "Łuczak", "Święcicki", "Zając", "Pawłowski",
      "Król", "Jabłoński" } },
  { 4,
    "yo",
    { "Adaeze", "Folasade", "Ngozi", "Yetunde", "Chiamaka" },
    { "Babatunde", "Chukwuemeka", "Olumide", "Kwame", "Ikenna" },
    { "Adeyemi", "Okonkwo", "Mensah", "Balogun", "Eze", "Afolabi", "Nwosu", "Owusu", "Ọlátúnjí",
      "Bankole" } },
};

static const Culture *
pick_culture (TendDemo *demo)
{
  int left = tend_demo_number (demo, 0, 99);

  for (gsize i = 0; i < G_N_ELEMENTS (cultures); i++)
    {
      left -= cultures[i].weight;
      if (left < 0)
        return &cultures[i];
    }
  return &cultures[0];
}

/* The two halves stay in one interned text each. */
static void
split (const char *name, const char **latin, const char **native)
{
  g_auto (GStrv) halves = g_strsplit (name, "|", 2);

  *latin = g_intern_string (halves[0]);
  *native = halves[1] != NULL ? g_intern_string (halves[1]) : NULL;
}

TendDemoName
tend_demo_make_name (TendDemo *demo, gboolean female)
{
  const Culture *culture = pick_culture (demo);
  TendDemoName   name = { .language = culture->language };

  split (tend_demo_pick_one (demo, culture->families), &name.family, &name.family_native);
  split (female ? tend_demo_pick_one (demo, culture->women)
                : tend_demo_pick_one (demo, culture->men),
         &name.given, &name.given_native);
  return name;
}
