package org.borderexchange.schemas.identifier;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/**
 * The ways in which the region's names come to be written in plain Latin letters: as in Serbia and its neighbours
 * with the accents lost (Ж = Z, Ц = C; Greek by sound, Β = V), as in Bulgarian passports (Ж = ZH, Ц = TS; Greek by
 * letter, Β = B), and the Latin digraphs of such passports read back into the first (ZH = Z, TS = C, Y = J).
 *
 * <p>A transliterator takes long to make and 10 to 20 µs a word; it may be shared between threads, because ICU
 * locks the rules while it applies them.
 */
enum Romanisation {
    REGIONAL(false, "Serbian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII"),
    BULGARIAN(false, "Bulgarian-Latin/BGN; Any-Latin; Latin-ASCII"),
    DIGRAPHS(true, "Latin-ASCII; Latin-Russian/BGN; Serbian-Latin/BGN; Any-Latin; Latin-ASCII");

    private static final Transliterator ACCENTS = Transliterator.getInstance("Latin-ASCII");

    private final boolean readsLatin;
    private final Transliterator transliterator;

    Romanisation(boolean readsLatin, String rules) {
        this.readsLatin = readsLatin;
        this.transliterator = Transliterator.getInstance(rules);
    }

    /** Folded Latin letters and digits; a letter that no rule knows stays as it is. Spaces tell where words begin. */
    String of(String text) {
        return Spelling.foldWritten(latin(text.toUpperCase(Locale.ROOT)));
    }

    /** Latin capitals with the separators left in place. */
    String latin(String capitals) {
        if (appliesTo(capitals)) {
            return transliterator.transliterate(capitals);
        }
        return readsLatin ? REGIONAL.latin(capitals) : withoutAccents(capitals);
    }

    /** Whether it writes this text otherwise than the others may. */
    boolean appliesTo(String text) {
        return readsLatin == Spelling.isLatin(text);
    }

    private static String withoutAccents(String latin) {
        return Spelling.isAscii(latin) ? latin : ACCENTS.transliterate(latin);
    }
}
