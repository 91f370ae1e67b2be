package org.borderexchange.schemas.identifier;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/**
 * The two ways in which the region's names come to be written in plain Latin letters: as in Serbia and its neighbours
 * with the accents lost (Ж = Z, Ц = C; Greek by sound, Β = V), and as in Bulgarian passports (Ж = ZH, Ц = TS; Greek by
 * letter, Β = B).
 *
 * <p>A transliterator takes long to make and about 10 µs a text; it may be shared between threads, because ICU
 * locks the rules while it applies them. Plain ASCII passes untouched, accented Latin takes the short way.
 */
enum Romanisation {
    REGIONAL("Serbian-Latin/BGN; Greek-Latin/UNGEGN; Any-Latin; Latin-ASCII"),
    BULGARIAN("Bulgarian-Latin/BGN; Any-Latin; Latin-ASCII");

    private static final Transliterator ACCENTS = Transliterator.getInstance("Latin-ASCII");

    /** Latin Extended-B ends here; below it are the letters of all Latin alphabets of Europe. */
    private static final int END_OF_LATIN = 0x250;

    private final Transliterator transliterator;

    Romanisation(String rules) {
        transliterator = Transliterator.getInstance(rules);
    }

    /** Folded Latin letters and digits; a letter that no rule knows stays as it is. Spaces tell where words begin. */
    String of(String text) {
        if (Spelling.isAscii(text)) {
            return Spelling.fold(text);
        }
        var rules = Spelling.allBelow(text, END_OF_LATIN) ? ACCENTS : transliterator;
        return Spelling.fold(rules.transliterate(text.toUpperCase(Locale.ROOT)));
    }
}
