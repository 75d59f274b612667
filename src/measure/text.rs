//! Counts over a run of text, for any script.

/// Counts over a run of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words; two characters of a script without spaces count as one.
    pub words: usize,
    /// Commas.
    pub commas: usize,
    /// Sentence ends.
    pub sentences: usize,
    /// Whether the text ends as a sentence does.
    pub ends_sentence: bool,
    /// Hash of the letters and digits in lower case.
    pub hash: u64,
}

/// Counts over `text`.
#[must_use]
pub fn count(text: &str) -> Counts {
    let mut counts = Counts {
        words: words(text),
        ..Counts::default()
    };
    let mut hash = 0;
    let mut add =
        |letter: char| hash = (u64::rotate_left(hash, 5) ^ u64::from(letter)).wrapping_mul(MIX);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_ascii_alphanumeric() {
            add(letter.to_ascii_lowercase());
        } else if letter == ' ' {
            continue;
        } else if letter.is_alphanumeric() {
            letter.to_lowercase().for_each(&mut add);
        } else if is_comma(letter) {
            counts.commas += 1;
        } else if is_sentence_end(letter)
            && (is_wide(letter)
                || letters
                    .peek()
                    .is_none_or(|next| next.is_whitespace() || is_closing(*next)))
        {
            counts.sentences += 1;
        }
    }
    counts.hash = hash;
    counts.ends_sentence = text
        .trim_end_matches(|letter: char| is_closing(letter) || letter.is_whitespace())
        .ends_with(is_sentence_end);
    counts
}

/// The multiplier of `FxHash`, which mixes well enough to tell texts apart
/// (<https://github.com/rust-lang/rustc-hash>).
const MIX: u64 = 0x517C_C1B7_2722_0A95;

/// Number of words in `text`; two characters of a script without spaces count as one.
#[must_use]
pub fn words(text: &str) -> usize {
    let (mut words, mut unspaced, mut inside) = (0, 0usize, false);
    for letter in text.chars() {
        if letter.is_ascii() {
            let is_letter = letter.is_ascii_alphanumeric();
            words += usize::from(is_letter && !inside);
            inside = is_letter || (inside && matches!(letter, '\'' | '-' | '.' | ','));
        } else if is_unspaced(letter) {
            unspaced += 1;
            inside = false;
        } else if letter.is_alphanumeric() {
            words += usize::from(!inside);
            inside = true;
        } else if letter != '’' {
            inside = false;
        }
    }
    words + unspaced.div_ceil(2)
}

/// Letters of scripts that are written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
#[must_use]
pub fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

fn is_comma(letter: char) -> bool {
    matches!(letter, ',' | '،' | '、' | '，' | ';' | '；' | '؛')
}

fn is_sentence_end(letter: char) -> bool {
    matches!(
        letter,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔' | '।' | '։'
    )
}

fn is_wide(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？')
}

fn is_closing(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '”' | '’' | '»' | '“' | '‹' | '›' | ')' | ']' | '」' | '』' | '）' | '*'
    )
}
