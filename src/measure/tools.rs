//! What people work with on a page: carts, log-ins, searches. Tidy mode never hides it.

use crate::markup::{StartTag, Tag};
use crate::measure::Cues;
use crate::measure::names::NAMING;

/// What names and addresses of carts and log-ins hold in other languages than English, whose words are
/// [cues](Cues).
const CARTS_AND_LOGINS: &[&str] = &[
    "accedi",
    "carrello",
    "carrinho",
    "carrito",
    "cesta",
    "connexion",
    "einkaufswagen",
    "einloggen",
    "iniciar-sesion",
    "inloggen",
    "koszyk",
    "koshyk",
    "korzina",
    "logowanie",
    "panier",
    "varukorg",
    "warenkorb",
    "winkelmand",
    "winkelwagen",
    "zaloguj",
];

/// What fields for searches are called, or say, in other languages than English.
const SEARCHES: &[&str] = &[
    "busca",
    "buscar",
    "búsqueda",
    "cerca",
    "hledat",
    "pesquisa",
    "recherche",
    "ricerca",
    "suche",
    "suchbegriff",
    "szukaj",
    "zoek",
    "поиск",
    "пошук",
    "بحث",
    "חיפוש",
    "検索",
    "搜索",
    "搜尋",
    "검색",
];

/// Attributes in which a field says what it is for.
const FIELD_NAMING: &[&str] = &["name", "id", "placeholder", "aria-label", "title"];

/// Whether an element is something that people work with, as far as the cues of containers and the kinds of
/// fields do not tell.
pub fn is_tool(tag: &StartTag<'_, '_>, floats: bool) -> bool {
    match tag.tag {
        Tag::Input => holds(tag, FIELD_NAMING, SEARCHES),
        // In the page's flow a link to a log-in stands on many a thing that nobody would miss.
        Tag::A if floats => names_tool(tag) || holds(tag, &["href"], CARTS_AND_LOGINS),
        _ => floats && holds(tag, NAMING, CARTS_AND_LOGINS),
    }
}

/// Whether a link leads to a cart, a log-in, a search or the like, by its names and its address.
fn names_tool(tag: &StartTag<'_, '_>) -> bool {
    NAMING
        .iter()
        .chain(&["href"])
        .filter_map(|name| tag.attribute(name))
        .any(|names| Cues::of(&names).any(Cues::ACCOUNT.with(Cues::SEARCH)))
}

/// Whether one of these attributes holds one of these words.
fn holds(tag: &StartTag<'_, '_>, attributes: &[&str], words: &[&str]) -> bool {
    let mut values = attributes.iter().filter_map(|name| tag.attribute(name));
    values.any(|value| {
        let value = value.to_lowercase();
        words.iter().any(|word| value.contains(word))
    })
}
