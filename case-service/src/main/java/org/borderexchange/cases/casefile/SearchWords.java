package org.borderexchange.cases.casefile;

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

    private static final int LONGEST_WORD = 60;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{Nd}+");
    private static final Pattern HAS_LETTER = Pattern.compile(".*\\p{L}.*");

    /** All the words of a text, each in all its forms. */
    static Set<String> of(String text) {
        var words = new TreeSet<String>();
        split(text).limit(MOST).forEach(word -> words.addAll(forms(word)));
        return words;
    }

    static Stream<String> split(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST_WORD)));
    }

    /** One word in Latin capitals; 1 to 3. */
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
        return forms;
    }

    private SearchWords() {}
}
