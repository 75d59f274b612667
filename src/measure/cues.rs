//! What names say: the words of class, id, role and the like, as a set of cues.
//!
//! A cue is a hint, never a verdict: names lie.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;

use crate::markup::Tag;

/// Declares the cues, a bit each, with the words that give them.
macro_rules! cues {
    ($($(#[$doc:meta])* $cue:ident = $bit:literal: $($word:literal)*;)*) => {
        /// A set of cues.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct Cues(u32);

        impl Cues {
            $($(#[$doc])* pub const $cue: Cues = Cues(1 << $bit);)*
        }

        /// Words of names (lower case) and the cues they give.
        const WORDS: &[(Cues, &[&str])] = &[$((Cues::$cue, &[$($word),*]),)*];
    };
}

cues! {
    /// Menus, breadcrumbs, pagers.
    NAVIGATION = 0: "nav" "navbar" "navigation" "menu" "menubar" "submenu" "breadcrumb" "breadcrumbs" "crumbs" "pagination"
        "pager" "pagenav" "paginator" "prevnext" "nextprev" "skip" "skiplink" "sitenav" "subnav" "topnav" "mainmenu"
        "mainnav" "sitemap" "hamburger" "megamenu" "jumplink" "navbox" "catlinks";
    /// The page's footer.
    FOOTER = 1: "footer" "foot" "colophon" "contentinfo" "sitefooter" "copyright" "legal" "imprint" "bottombar";
    /// The page's header.
    HEADER = 2: "header" "masthead" "banner" "topbar" "siteheader" "toolbar" "logo";
    /// Columns beside the content.
    SIDEBAR = 3: "sidebar" "side" "aside" "rail" "complementary" "sidebox" "rightcol" "leftcol" "rightrail" "widgetarea"
        "secondary";
    /// Comments.
    COMMENTS = 4: "comment" "comments" "commentlist" "disqus" "respond" "discussion" "replies" "commento" "coral" "livefyre"
        "kommentare" "commentaires" "comentarios" "commenti" "opinions" "feedback" "responses" "utterances";
    /// Share bars.
    SHARE = 5: "share" "sharing" "shares" "sharebar" "social" "socials" "socialmedia" "sharedaddy" "addtoany" "addthis" "follow"
        "sharethis" "sharebuttons" "shareicons" "sharetools" "heateor" "shariff" "a2a" "sociallinks" "partager" "teilen";
    /// Related, popular, latest lists.
    RELATED = 6: "related" "relateds" "recommended" "recommendation" "recommendations" "similar" "popular" "trending" "mostread"
        "mostpopular" "readmore" "readnext" "upnext" "morelike" "suggested" "suggestions" "relatedposts" "relatedarticles"
        "latest" "recent" "recirc" "recirculation" "outbrain" "taboola" "yarpp" "upsell" "crosssell" "editorspicks"
        "bookmark" "teaser" "teasers" "seealso" "alsolike" "onward" "promoted" "zergnet" "moreon" "morefrom";
    /// Newsletter and account sign-up.
    SIGN_UP = 7: "newsletter" "newsletters" "subscribe" "subscription" "subscriber" "signup" "optin" "mailchimp" "mailinglist"
        "mailing" "convertkit" "inscription" "hsform" "mc4wp" "emailsignup" "registration" "register" "abonnement" "abo";
    /// The site's promotion of itself.
    PROMOTION = 8: "promo" "promos" "promotion" "promotional" "cta" "callout" "donate" "donation" "upgrade" "offer" "offers"
        "membership" "appdownload" "apppromo" "affiliate" "deal" "deals" "giveaway" "merch" "store" "marketing" "calltoaction";
    /// Advertisements.
    ADVERTISEMENT = 9: "ad" "ads" "advert" "adverts" "advertisement" "advertising" "advertorial" "adslot" "adunit" "adbox" "dfp"
        "adsbygoogle" "sponsored" "sponsor" "sponsors" "gpt" "adcontainer" "adwrapper" "leaderboard" "anzeige" "publicidad"
        "publicite" "mpu" "adblock";
    /// Cookie and privacy notices.
    CONSENT = 10: "cookie" "cookies" "consent" "gdpr" "ccpa" "onetrust" "cookiebar" "cookiebanner" "cmp" "didomi" "usercentrics"
        "quantcast" "truste" "cookieconsent" "cookiebot" "cybotcookiebotdialog" "privacybanner" "klaro" "osano" "iubenda";
    /// Dialogs and overlays.
    POP_UP = 11: "modal" "modals" "popup" "popups" "overlay" "dialog" "alertdialog" "lightbox" "toast" "snackbar" "drawer" "offcanvas"
        "interstitial" "flyout" "tooltip" "popover" "dropdown" "hovercard" "popin";
    /// About the author.
    AUTHOR = 12: "author" "authors" "authorbox" "bio" "biography" "authorbio" "aboutauthor" "contributor" "autor" "auteur" "postauthor"
        "profile" "avatar" "usercard";
    /// Bylines, dates, tags.
    DETAILS = 13: "byline" "dateline" "meta" "metadata" "postmeta" "entrymeta" "date" "timestamp" "time" "pubdate" "tag" "tags"
        "taglist" "tagcloud" "category" "categories" "topics" "topic" "labels" "readtime" "readingtime" "posted" "published" "eyebrow"
        "kicker" "filed" "cat" "taxonomy" "keywords" "updated" "infos" "articleinfo" "postinfo" "credits";
    /// Audio and video players.
    PLAYER = 14: "player" "audio" "audioplayer" "videoplayer" "podcast" "listen" "jwplayer" "brightcove" "texttospeech" "tts"
        "speechify" "beyondwords" "readaloud" "videojs" "mejs";
    /// Where content usually is.
    BODY = 15: "article" "post" "entry" "story" "content" "body" "text" "prose" "articlebody" "postcontent" "entrycontent" "main"
        "storybody" "articlecontent" "postbody" "richtext" "markdown" "bodytext" "articletext" "maincontent" "wysiwyg" "longform";
    /// Tools on the page: printing, sorting, editing.
    TOOLS = 16: "tools" "actions" "controls" "buttons" "print" "noprint" "edit" "editsection" "editlink" "sort" "filter" "filters"
        "facets" "rating" "ratings" "vote" "votes" "votebox" "reactions" "like" "likes" "clap" "helpful" "utility" "noexcerpt"
        "quickreply" "postbuttons" "ambox" "tmbox" "ombox";
    /// Places to buy or to log in.
    ACCOUNT = 17: "cart" "minicart" "basket" "checkout" "login" "signin" "logout" "account" "wishlist" "user" "usermenu" "captcha"
        "recaptcha" "hcaptcha" "turnstile";
    /// Walls in front of the rest of an article.
    PAYWALL = 18: "paywall" "regwall" "piano" "tp" "premium" "metered" "subscriberonly" "paygate" "leaky" "meter" "gate" "barrier";
    /// Lists of a document's own sections.
    CONTENTS = 19: "toc" "tableofcontents" "contents" "outline" "jumplinks" "onthispage" "localtoc" "pagetoc" "anchors";
    /// Folded until clicked.
    COLLAPSIBLE = 20: "accordion" "collapse" "collapsible" "collapsed" "expandable" "expand" "expander" "toggle" "toggles" "faq" "tab"
        "tabs" "tabpanel" "tabpane" "spoiler" "more" "rest" "truncated" "truncate" "clamp" "disclosure" "panel" "answer" "details" "hiddencontent"
        "showmore" "unfold" "remainder";
    /// Line numbers beside code.
    GUTTER = 21: "gutter" "linenumber" "linenumbers" "lineno" "linenos" "linenodiv" "blobnum" "rouge" "hljsln" "lnt";
    /// Captions of pictures.
    CAPTION = 22: "caption" "captions" "figcaption" "wpcaption" "imagecaption" "legend" "cutline" "credit" "photocaption";
    /// For screen readers only.
    SCREEN_READER = 23: "sronly" "screenreader" "visuallyhidden" "screenreadertext" "visuallyhiddenfocusable" "assistive"
        "offscreen" "a11y";
    /// Quotes repeated for looks.
    PULL_QUOTE = 24: "pullquote" "pull" "blockquotepull" "pullout" "breakout" "quotebox";
    /// Boxes that repeat: cards, tiles, slides.
    CARD = 25: "card" "cards" "tile" "tiles" "grid" "carousel" "slider" "swiper" "slick" "slide" "teaserlist" "item" "items" "listitem"
        "river" "feed" "stream";
    /// Search.
    SEARCH = 27: "search" "searchbox" "searchform" "searchbar" "suche" "recherche" "buscar";
    /// Notices at the edge of a page: disclaimers, site alerts.
    NOTICE = 28: "alert" "notice" "notification" "disclaimer" "disclosure" "announcement" "announcementbar" "noticebar" "ticker" "breaking";
    /// References and notes.
    REFERENCES = 29: "reference" "references" "reflist" "footnote" "footnotes" "citation" "citations" "bibliography" "endnotes";
    /// Signatures under posts and other repeated words.
    SIGNATURE = 30: "signature" "sig" "postsignature";
}

impl Cues {
    /// No cues.
    pub const NONE: Cues = Cues(0);

    /// Whether any of `other` is among these.
    #[must_use]
    pub fn any(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the cue of this bit is in the set.
    #[must_use]
    pub const fn bit(self, bit: usize) -> bool {
        self.0 >> bit & 1 == 1
    }

    /// The lowest bit of the set.
    #[must_use]
    pub const fn lowest(self) -> usize {
        self.0.trailing_zeros() as usize
    }

    /// These and `other`.
    #[must_use]
    pub const fn with(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }

    /// The cues in the value of a `class`, `id`, `role` or data attribute.
    ///
    /// A name is split at anything that is not a letter or digit, and where a lower-case letter meets
    /// a capital; each part counts, as do two neighbouring parts joined (`sign-up`, `most-read`).
    #[must_use]
    pub fn of(names: &str) -> Cues {
        Cues::of_each(names, |_| {})
    }

    /// Like [`Cues::of`], with each part given to `sink`, in lower case.
    #[must_use]
    pub fn of_each(names: &str, sink: impl FnMut(&str)) -> Cues {
        let mut parts = Parts {
            cues: Cues::NONE,
            last: String::new(),
            current: String::new(),
            after_lower: false,
            sink,
        };
        for letter in names.chars() {
            parts.push(letter);
        }
        parts.end_part();
        parts.cues
    }

    /// The cue that an element's own name is.
    #[must_use]
    pub fn of_tag(tag: Tag) -> Cues {
        match tag {
            Tag::Nav | Tag::Menu => Cues::NAVIGATION,
            Tag::Footer => Cues::FOOTER,
            Tag::Header => Cues::HEADER,
            Tag::Aside => Cues::SIDEBAR,
            Tag::Dialog => Cues::POP_UP,
            Tag::Search => Cues::SEARCH,
            Tag::Figcaption | Tag::Caption => Cues::CAPTION,
            _ => Cues::NONE,
        }
    }

    fn of_word(word: &str) -> Cues {
        table().get(word).copied().unwrap_or_default()
    }
}

/// Words and their cues. The words are ours: no page can choose colliding ones, so a fast hash will do.
type Table = HashMap<&'static str, Cues, FixedState>;

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::default();
        for (cues, words) in WORDS {
            for word in *words {
                let entry = table.entry(*word).or_insert(Cues::NONE);
                *entry = entry.with(*cues);
            }
        }
        table
    })
}

/// The part of a name being read and the one before it.
struct Parts<F> {
    cues: Cues,
    last: String,
    current: String,
    after_lower: bool,
    sink: F,
}

impl<F: FnMut(&str)> Parts<F> {
    fn push(&mut self, letter: char) {
        if !letter.is_ascii_alphanumeric() {
            self.end_part();
            if letter.is_whitespace() {
                self.last.clear();
            }
            return;
        }
        if letter.is_ascii_uppercase() && self.after_lower {
            self.end_part();
        }
        self.after_lower = letter.is_ascii_lowercase();
        self.current.push(letter.to_ascii_lowercase());
    }

    fn end_part(&mut self) {
        self.after_lower = false;
        if self.current.is_empty() {
            return;
        }
        (self.sink)(&self.current);
        self.cues = self.cues.with(Cues::of_word(&self.current));
        if !self.last.is_empty() {
            self.last.push_str(&self.current);
            self.cues = self.cues.with(Cues::of_word(&self.last));
        }
        std::mem::swap(&mut self.last, &mut self.current);
        self.current.clear();
        if let Some(joined) = self.last.len().checked_sub(40) {
            self.last.drain(..joined);
        }
    }
}
