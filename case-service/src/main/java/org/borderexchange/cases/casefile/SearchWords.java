package org.borderexchange.cases.casefile;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.borderexchange.schemas.identifier.LatinName;
import org.borderexchange.schemas.identifier.PersonName;

/**
 * Words as they are found whatever their script, case and accents: in Latin capitals, in each of the ways in which they come to be written,
 * exactly as names are.
 */
final class SearchWords {

    /** What a summary has beyond is not found by its words; bounds the work that one event can cause. */
    private static final int MOST = 300;

    /** UTF-16 units of a word, composed; what it has beyond is not compared. */
    private static final int LONGEST_WORD = 60;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{Nd}+");
    private static final Pattern HAS_LETTER = Pattern.compile(".*\\p{L}.*");

    /** All the words of a text, each in all its forms. */
    static Set<String> of(String text) {
        var words = new TreeSet<String>();
        split(text).limit(MOST).forEach(word -> words.addAll(forms(word)));
        return words;
    }

    /** Composed before they are cut: composing makes some letters longer. */
    static Stream<String> split(String text) {
        return WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .results()
                .map(MatchResult::group)
                .map(SearchWords::beginning);
    }

    private static String beginning(String word) {
        if (word.length() <= LONGEST_WORD) {
            return word;
        }
        var cutsAPair = Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1));
        return word.substring(0, cutsAPair ? LONGEST_WORD - 1 : LONGEST_WORD);
    }

    /** A word in Latin capitals, 1 to 3; one of which nothing is left then, or that has no letter, stands for itself. */
    static Set<String> forms(String word) {
        if (!HAS_LETTER.matcher(word).matches()) {
            return Set.of(word);
        }
        var forms = new LinkedHashSet<String>();
        PersonName.of(word, "").latin().stream()
                .map(LatinName::family)
                .map(parts -> String.join("", parts))
                .filter(form -> !form.isEmpty())
                .forEach(forms::add);
        return forms.isEmpty() ? Set.of(word) : forms;
    }

    private SearchWords() {}
}
