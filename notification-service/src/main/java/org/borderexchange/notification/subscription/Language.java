package org.borderexchange.notification.subscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages in which mail is written. */
public enum Language {
    ENGLISH("en"),
    SERBIAN_CYRILLIC("sr-Cyrl"),
    SERBIAN_LATIN("sr-Latn"),
    BOSNIAN("bs"),
    MONTENEGRIN("cnr"),
    ALBANIAN("sq"),
    MACEDONIAN("mk"),
    ROMANIAN("ro"),
    BULGARIAN("bg"),
    GREEK("el"),
    TURKISH("tr"),
    HUNGARIAN("hu");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** BCP 47. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Whatever the case; {@code sr} alone is Cyrillic. */
    public static Optional<Language> of(String tag) {
        var sought = tag.equalsIgnoreCase("sr") ? SERBIAN_CYRILLIC.tag : tag;
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(sought))
                .findFirst();
    }
}
