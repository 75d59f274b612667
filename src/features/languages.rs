//! Small words that running text has in plenty and menus lack, in the languages of the web.

use std::collections::HashSet;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use crate::measure::hash;

/// Articles, prepositions, pronouns and auxiliaries.
const WORDS: &[&str] = &[
    // English
    "the of and to in a is that for on with as was it be by are this from at or an not have you i we they will can your",
    // German
    "der die und das den von zu mit ist des im für auf ein eine nicht dem sich auch wie",
    // French
    "de la le et les des en un une du que est pour dans qui sur pas au plus par avec",
    // Spanish
    "el los las y del se por con para su es lo como más",
    // Italian
    "il di che e per non sono della si da",
    // Portuguese
    "o os do em um uma na no mais",
    // Dutch
    "het een van dat op te zijn",
    // Polish, Czech
    "w z się nie jest po od jak je že",
    // Nordic languages
    "og er det på som til av är att och",
    // Russian, Ukrainian
    "и в не на что с по это как к из у та що до за від",
    // Turkish, Greek
    "ve bir bu için ile και το να του της",
    // Arabic, Hebrew
    "في من على أن إلى عن של את על לא זה",
];

/// Hashes of the small words.
pub(super) fn small_words() -> &'static HashSet<u32, FixedState> {
    static SET: OnceLock<HashSet<u32, FixedState>> = OnceLock::new();
    SET.get_or_init(|| {
        let words = WORDS.iter().flat_map(|line| line.split(' '));
        words.map(|word| hash::word("", word)).collect()
    })
}
