//! Words around names in bylines: their one home.

/// What announces a name beyond doubt, in lower case. A word is followed by a blank or a colon.
#[rustfmt::skip]
pub(super) const ANNOUNCERS: &[&str] = &[
    "by",
    // English
    "written by", "words by", "text by", "story by", "posted by", "published by", "authored by",
    "article by", "contributed by", "reported by", "submitted by", "created by", "asked by",
    "started by", "this post was written by", "this article was written by", "guide by",
    "review by", "analysis by", "guest post by", "blog by", "post by", "recipe by", "author",
    "authors", "thread starter",
    // German
    "ein beitrag von", "ein artikel von", "artikel von", "beitrag von", "geschrieben von",
    "verfasst von", "autor", "autorin", "autoren", "autor/in", "autor*in", "text von", "verfasser",
    "veröffentlicht von", "interview von", "ein gastbeitrag von", "gastbeitrag von",
    "erstellt von", "eingestellt von",
    // French
    "écrit par", "publié par", "rédigé par", "posté par", "proposé par", "auteur", "auteure",
    // Spanish, Portuguese, Italian
    "escrito por", "publicado por", "postado por", "texto de", "autora", "autores", "scritto da",
    "pubblicato da", "a cura di", "autore",
    // Dutch, Scandinavian, Finnish
    "geschreven door", "geplaatst door", "skriven av", "skrevet av", "skrevet af", "kirjoittanut",
    "kirjoittaja", "forfatter", "författare",
    // Polish, Czech, Hungarian
    "autor tekstu", "opracował", "opracowała", "napisał", "napisała", "napsal", "szerző", "írta",
    // Ukrainian, Russian, Turkish, Greek, Indonesian, Vietnamese
    "автор", "автори", "авторы", "yazan", "yazar", "συντάκτης", "oleh", "penulis", "bởi",
    // Arabic, Persian, Hebrew
    "بقلم", "نویسنده", "מאת",
];

/// Words that announce a name wherever a text on the page starts with them, in lower case. In a value
/// that is meant to hold the bare name they are a part of it: "Von Trier".
pub(super) const BY_WORDS: &[&str] = &["von", "par", "por", "door"];

/// Short words that announce a name in a visible byline, in lower case. In a value that is meant to
/// hold the bare name they are a part of it: "De Niro".
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "di", "da", "de", "per", "av", "af", "przez", "від", "от", "του", "της", "كتب", "كتبت", "كتبه",
];

/// Words within names that have no capital.
#[rustfmt::skip]
pub(super) const LOWER_NAME_WORDS: &[&str] = &[
    "van", "von", "der", "den", "ter", "ten", "de", "da", "di", "du", "del", "della", "dos", "la", "le", "el",
    "al", "bin", "ibn", "zu", "af", "av",
];

/// Labels that stand before a name in an element that is known to be a byline, in lower case;
/// elsewhere they may mean anything.
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "about the author", "article author", "post author", "author name", "writer", "reviewed by",
    "edited by", "read more about", "more from", "via", "insights from", "view all posts by",
    "all posts by", "posts by", "zeige alle beiträge von", "alle beiträge von", "and", "und", "et",
    "quelle", "source", "fuente", "fonte",
];

/// Labels that stand before a name only with a colon, in lower case; without it they may be a part
/// of the name.
#[rustfmt::skip]
pub(super) const COLON_LABELS: &[&str] = &[
    "text", "texto", "texte", "testo", "tekst", "teksti", "interview", "name", "foto", "redaktion",
    "redacción", "haber", "текст", "story", "words", "und interview", "text und interview",
    "reporter",
];

/// Words that announce a name where a mark follows, in lower case; without it they may be anything: the
/// Arabic ones mean "wrote", and one of them "books", too.
pub(super) const MARKED_PREFIXES: &[&str] = &["كتب", "كتبت", "كتبه", "كتبته"];

/// What stands before a name in scripts without blanks between words; a mark follows.
#[rustfmt::skip]
pub(super) const CJK_PREFIXES: &[&str] = &[
    "文", "著", "作者", "作者名", "記者", "记者", "撰文", "文字", "執筆", "執筆者", "ライター", "著者", "筆者", "編集", "编辑", "編輯",
    "責任編輯", "责任编辑", "글", "기자", "작성자", "글쓴이",
];
/// Of them those of editors, who are named behind the author.
pub(super) const CJK_EDITORS: &[&str] = &["編集", "编辑", "編輯", "責任編輯", "责任编辑"];
/// What stands after a name in those scripts.
pub(super) const CJK_SUFFIXES: &[&str] = &["記者", "记者", "著", "기자", "撰"];

/// Words that end a name because something else about the text follows, in lower case.
#[rustfmt::skip]
pub(super) const ENDINGS: &[&str] = &[
    "published", "posted", "updated", "modified", "created", "reviewed", "edited",
    "veröffentlicht", "aktualisiert", "publié", "publicado", "atualizado", "actualizado",
    "pubblicato", "opublikowano", "gepubliceerd", "опубликовано", "опубліковано", "read", "follow",
    "share", "comments", "views", "min", "mins", "minutes", "minuten", "leave", "illustration",
    "illustrationen", "foto", "fotos", "photos", "datum", "reading",
];

/// Words before a date that belong to the date, besides the days of the week; in lower case.
#[rustfmt::skip]
pub(super) const BEFORE_DATE: &[&str] = &[
    "on", "at", "in", "am", "vom", "den", "der", "le", "el", "il", "em", "op", "den", "the",
    "dnia", "w", "la", "posted", "published", "updated", "last", "date",
];

/// Texts in the place of a name that name nobody, in lower case.
#[rustfmt::skip]
pub(super) const NOBODY: &[&str] = &[
    "null", "undefined", "none", "n/a", "unknown author", "author", "authors", "about the author",
    "share", "follow", "subscribe", "comments", "more", "read more", "guest", "login", "sign in",
    "anonymous", "view profile", "profile", "view all posts", "all posts", "contact", "home",
    "autor", "auteur", "autore", "автор", "作者", "admin", "administrator", "root", "wordpress",
    "user", "default", "the author", "wordpressadmin", "autoreninfo", "profil bearbeiten",
    "edit profile", "super user", "view more posts", "loginname", "username", "staff writer",
    // Labels of fields and buttons beside names
    "name", "your name", "benutzername", "publisher", "e-mail", "email", "email address", "e-mail address",
    "e-mail-adresse", "website", "data", "date", "comment", "kommentar", "kommentare", "commentaire",
    "commentaires", "comentario", "comentarios", "commenti", "reply", "antworten", "répondre", "cancel",
    "abbrechen", "annuler", "cancelar", "annulla", "help", "hilfe", "aide", "ayuda", "aiuto", "browse", "search",
    "suche", "rechercher", "buscar", "cerca", "menu", "menü", "sign up", "log in", "anmelden", "back to top",
    "nach oben", "startseite", "accueil", "inicio",
];

/// Marks between a name and what else stands in the line.
#[rustfmt::skip]
pub(super) const NAME_ENDS: &[&str] = &[
    " | ", " • ", " · ", " — ", " – ", " - ", " // ", " / ", " » ", " ⋅ ", "|", "•", "·", "｜",
    " (",
];

/// Words of a job title after a name ("Jane Doe, Retail Correspondent"), in lower case.
#[rustfmt::skip]
pub(super) const JOBS: &[&str] = &[
    "correspondent", "editor", "reporter", "writer", "journalist", "columnist", "author", "analyst",
    "contributor", "producer", "photographer", "critic", "redakteur", "redakteurin", "korrespondent",
    "korrespondentin", "journaliste", "rédacteur", "rédactrice", "correspondant", "correspondante",
    "redactor", "redactora", "periodista", "corresponsal", "giornalista", "redattore", "repórter",
    "editora", "expert", "specialist", "founder", "co-founder", "cofounder", "director", "manager",
    "president", "officer", "professor", "educator", "educators", "engineer", "consultant",
    "strategist", "reviewer", "tester", "head", "ceo", "cto", "lead", "chief",
];

/// Words before a job title that belong to it, in lower case.
pub(super) const RANKS: &[&str] = &[
    "senior",
    "junior",
    "deputy",
    "former",
    "assistant",
    "associate",
    "staff",
    "managing",
    "contributing",
    "executive",
    "freelance",
    "sr.",
    "sr",
    "vice",
    "co",
    "tech",
    "news",
    "consumer",
    "science",
    "health",
];
