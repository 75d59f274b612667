//! Names of the months and the words around dates: the one home of both.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

/// Names of the months, January first, in lower case, without a final full stop.
///
/// English, German, French, Spanish, Catalan, Italian, Portuguese, Romanian, Dutch, Swedish, Danish,
/// Norwegian, Finnish, Polish, Czech, Slovak, Ukrainian, Russian, Bulgarian, Turkish, Greek,
/// Hungarian, Indonesian, Malay, Croatian, Slovene, Serbian, Lithuanian, Estonian, Icelandic, Arabic,
/// Persian, Hebrew, Hindi, Bengali; with the forms that stand in dates (genitives) and the usual
/// abbreviations. No name stands for two months.
#[rustfmt::skip]
pub(super) const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gener",
        "gennaio", "gen", "janeiro", "ianuarie", "januari", "tammikuu", "tammikuuta", "styczeń",
        "stycznia", "sty", "leden", "ledna", "január", "januára", "січень", "січня", "січ",
        "январь", "января", "янв", "януари", "ocak", "oca", "ιανουάριος", "ιανουαρίου", "ιαν",
        "يناير",
        "siječanj", "siječnja", "januarja", "јануар", "sausio", "jaanuar", "janúar", "ינואר",
        "בינואר", "जनवरी", "জানুয়ারি", "ژانویه",
    ],
    &[
        "february", "feb", "februar", "feber", "février", "fevrier", "févr", "fév", "febrero",
        "febrer", "febbraio", "febb", "fevereiro", "fev", "februarie", "februari", "helmikuu",
        "helmikuuta", "luty", "lutego", "lut", "únor", "února", "február", "februára", "лютий",
        "лютого", "лют", "февраль", "февраля", "фев", "февр", "февруари", "şubat", "şub",
        "φεβρουάριος", "φεβρουαρίου", "φεβ", "فبراير",
        "veljača", "veljače", "februarja", "фебруар", "vasario", "veebruar", "febrúar", "פברואר",
        "בפברואר", "फरवरी", "फ़रवरी", "ফেব্রুয়ারি", "فوریه",
    ],
    &[
        "march", "mar", "märz", "maerz", "mär", "mrz", "mars", "marzo", "març", "março", "martie",
        "maart", "mrt", "marts", "maaliskuu", "maaliskuuta", "marzec", "marca", "březen", "března",
        "marec", "березень", "березня", "бер", "март", "марта", "мар", "mart", "μάρτιος",
        "μαρτίου", "μαρ", "március", "márc", "maret", "مارس",
        "ožujak", "ožujka", "kovo", "märts", "מרץ", "במרץ", "मार्च", "মার্চ",
    ],
    &[
        "april", "apr", "avril", "avr", "abril", "abr", "aprile", "aprilie", "huhtikuu",
        "huhtikuuta", "kwiecień", "kwietnia", "kwi", "duben", "dubna", "apríl", "apríla",
        "квітень", "квітня", "квіт", "кві", "апрель", "апреля", "апр", "април", "nisan", "nis",
        "απρίλιος", "απριλίου", "απρ", "április", "ápr", "أبريل", "ابريل",
        "travanj", "travnja", "aprila", "априла", "balandžio", "aprill", "אפריל", "באפריל",
        "अप्रैल", "এপ্রিল", "آوریل",
    ],
    &[
        "may", "mai", "mayo", "maig", "maggio", "mag", "maio", "mei", "maj", "toukokuu",
        "toukokuuta", "maja", "květen", "května", "máj", "mája", "травень", "травня", "трав",
        "май", "мая", "mayıs", "μάιος", "μαΐου", "μαι", "május", "مايو",
        "svibanj", "svibnja", "мај", "gegužės", "maí", "מאי", "במאי", "मई", "মে", "مه",
    ],
    &[
        "june", "jun", "juni", "juin", "junio", "juny", "giugno", "giu", "junho", "iunie",
        "kesäkuu", "kesäkuuta", "czerwiec", "czerwca", "cze", "červen", "června", "jún", "júna",
        "червень", "червня", "черв", "июнь", "июня", "июн", "юни", "haziran", "haz", "ιούνιος",
        "ιουνίου", "ιουν", "június", "يونيو",
        "lipanj", "lipnja", "junij", "junija", "јун", "birželio", "juuni", "júní", "יוני", "ביוני",
        "जून", "জুন", "ژوئن",
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "juliol", "luglio", "lug", "julho",
        "iulie", "heinäkuu", "heinäkuuta", "lipiec", "lipca", "lip", "červenec", "července", "júl",
        "júla", "липень", "липня", "лип", "июль", "июля", "июл", "юли", "temmuz", "tem", "ιούλιος",
        "ιουλίου", "ιουλ", "július", "يوليو",
        "srpanj", "srpnja", "julij", "julija", "јул", "liepos", "juuli", "júlí", "julai", "יולי",
        "ביולי", "जुलाई", "জুলাই", "ژوئیه",
    ],
    &[
        "august", "aug", "août", "aout", "agosto", "ago", "agost", "agustus", "augustus",
        "augusti", "elokuu", "elokuuta", "sierpień", "sierpnia", "sie", "srpen", "srpna",
        "augusta", "серпень", "серпня", "серп", "август", "августа", "авг", "ağustos", "ağu",
        "αύγουστος", "αυγούστου", "αυγ", "augusztus", "أغسطس", "اغسطس",
        "kolovoz", "kolovoza", "avgust", "avgusta", "rugpjūčio", "ágúst", "ogos", "אוגוסט",
        "באוגוסט", "अगस्त", "আগস্ট", "اوت",
    ],
    &[
        "september", "sep", "sept", "septembre", "septiembre", "setiembre", "setembre",
        "settembre", "set", "sett", "setembro", "septembrie", "syyskuu", "syyskuuta", "wrzesień",
        "września", "wrz", "září", "septembra", "вересень", "вересня", "вер", "сентябрь",
        "сентября", "сен", "сент", "септември", "eylül", "eyl", "σεπτέμβριος", "σεπτεμβρίου",
        "σεπ", "szeptember", "سبتمبر",
        "rujan", "rujna", "septembar", "септембар", "rugsėjo", "ספטמבר", "בספטמבר", "सितंबर",
        "सितम्बर", "সেপ্টেম্বর", "سپتامبر",
    ],
    &[
        "october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro",
        "out", "octombrie", "lokakuu", "lokakuuta", "październik", "października", "paź", "říjen",
        "října", "október", "októbra", "жовтень", "жовтня", "жовт", "жов", "октябрь", "октября",
        "окт", "октомври", "ekim", "eki", "οκτώβριος", "οκτωβρίου", "οκτ", "أكتوبر", "اكتوبر",
        "oktobra", "oktobar", "октобар", "spalio", "oktoober", "אוקטובר", "באוקטובר", "अक्टूबर",
        "অক্টোবর", "اکتبر",
    ],
    &[
        "november", "nov", "novembre", "noviembre", "novembro", "noiembrie", "marraskuu",
        "marraskuuta", "listopad", "listopada", "lis", "listopadu", "novembra", "листопад",
        "листопада", "лист", "ноябрь", "ноября", "ноя", "нояб", "ноември", "kasım", "kas",
        "νοέμβριος", "νοεμβρίου", "νοε", "نوفمبر",
        "studeni", "studenoga", "studenog", "novembar", "новембар", "lapkričio", "nóvember",
        "נובמבר", "בנובמבר", "नवंबर", "नवम्बर", "নভেম্বর", "نوامبر",
    ],
    &[
        "december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic",
        "desembre", "dicembre", "dezembro", "decembrie", "desember", "des", "joulukuu",
        "joulukuuta", "grudzień", "grudnia", "gru", "prosinec", "prosince", "decembra", "грудень",
        "грудня", "груд", "декабрь", "декабря", "дек", "декември", "aralık", "ara", "δεκέμβριος",
        "δεκεμβρίου", "δεκ", "ديسمبر",
        "prosinac", "prosinca", "decembar", "децембар", "gruodžio", "detsember", "disember",
        "דצמבר", "בדצמבר", "दिसंबर", "दिसम्बर", "ডিসেম্বর", "دسامبر",
    ],
];

/// The month of a name in lower case, 1 for January.
pub(super) fn number(name: &str) -> Option<u8> {
    static NUMBERS: OnceLock<HashMap<&'static str, u8, FixedState>> = OnceLock::new();
    let numbers = NUMBERS.get_or_init(|| {
        let months = (1..).zip(MONTHS);
        let names = months.flat_map(|(month, names)| names.iter().map(move |name| (*name, month)));
        names.collect()
    });
    numbers.get(name).copied()
}

/// Words between the parts of a date ("3 de marzo de 2025", "3rd of March").
#[rustfmt::skip]
pub(super) const DATE_FILLERS: &[&str] = &[
    "de", "del", "of", "the", "d", "st", "nd", "rd", "th", "er", "ten", "º", "ª", "року", "г", "m", "năm",
];

/// Days of the week and their abbreviations; "feira" is a part of the Portuguese ones.
#[rustfmt::skip]
pub(super) const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs", "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag",
    "samstag", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so", "lundi", "mardi", "mercredi", "jeudi",
    "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
    "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica", "segunda", "terça", "quarta",
    "quinta", "sexta", "feira", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "понедельник", "вторник",
    "среда", "четверг", "пятница", "суббота", "воскресенье",
];

/// Words between a date and its time of day.
#[rustfmt::skip]
pub(super) const TIME_FILLERS: &[&str] = &[
    "t", "at", "um", "à", "a", "alle", "as", "às", "las", "om", "kl", "klo", "o", "godz", "в", "о",
    "ore", "h",
];

/// Words that say that a date is the one of publication.
#[rustfmt::skip]
pub(super) const PUBLISHED_WORDS: &[&str] = &[
    "published", "posted", "created", "issued", "first", "publication", "pubdate", "datepublished",
    "veröffentlicht", "erstellt", "erschienen", "publiziert", "publié", "publiée", "posté", "paru",
    "publicado", "publicada", "publicação", "pubblicato", "gepubliceerd", "geplaatst",
    "publicerad", "publicerat", "publisert", "udgivet", "offentliggjort", "julkaistu",
    "opublikowano", "opublikowany", "dodano", "publikováno", "vydáno", "опубліковано",
    "опубликовано", "yayınlanma", "yayınlandı", "yayın", "δημοσιεύτηκε", "公開", "発行", "掲載", "发布", "發布",
    "发表", "發表", "입력", "등록",
];

/// Words before those of publication that say that others followed the first.
#[rustfmt::skip]
pub(super) const FIRST_WORDS: &[&str] = &[
    "originally", "initially", "ursprünglich", "erstmals", "initialement", "originalmente",
    "originariamente", "oorspronkelijk", "ursprungligen", "pierwotnie", "первоначально",
];

/// Words that say that a date is the one of the last change.
#[rustfmt::skip]
pub(super) const MODIFIED_WORDS: &[&str] = &[
    "updated", "modified", "update", "edited", "revised", "reviewed", "changed", "lastmod",
    "datemodified", "lastmodified", "aktualisiert", "aktualisierung", "geändert", "bearbeitet",
    "stand", "actualisé", "modifié", "modifiée", "jour", "actualizado", "actualizada",
    "actualización", "atualizado", "atualizada", "atualização", "aggiornato", "aggiornamento",
    "bijgewerkt", "gewijzigd", "uppdaterad", "uppdaterat", "oppdatert", "opdateret", "sist",
    "päivitetty", "muokattu", "aktualizacja", "zaktualizowano", "aktualizováno", "upraveno",
    "оновлено", "обновлено", "изменено", "güncelleme", "güncellendi", "ενημερώθηκε", "更新", "修改", "수정",
];

/// Words that say that a date has to do with something else than the page's own text.
#[rustfmt::skip]
pub(super) const OTHER_DATE_WORDS: &[&str] = &[
    "joined", "member", "copyright", "expires", "deadline", "birthday", "born", "beigetreten",
    "registriert", "inscrit", "registrado", "dabei",
];

#[cfg(test)]
mod tests;
