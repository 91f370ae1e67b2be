package org.borderexchange.cases.casefile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;

/**
 * What somebody looks for in cases: all of it must be there.
 *
 * @param ids of the case, of alerts or hits in it
 * @param words beginnings of words of title or summary, each in all its forms, one of which must be there
 */
public record SoughtText(Set<String> ids, List<Set<String>> words) {

    /** Beyond what anybody types. */
    private static final int LONGEST = 200;

    public SoughtText {
        ids = Set.copyOf(ids);
        words = List.copyOf(words);
    }

    /** @throws IllegalArgumentException if there is nothing to look for in it, or too much */
    public static SoughtText of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too much to look for");
        }
        var ids = new LinkedHashSet<String>();
        var words = new ArrayList<Set<String>>();
        for (var term : text.strip().split("\\s+")) {
            if (isId(term)) {
                ids.add(term);
            } else {
                SearchWords.split(term).map(SearchWords::forms).forEach(words::add);
            }
        }
        if (ids.isEmpty() && words.isEmpty()) {
            throw new IllegalArgumentException("nothing to look for");
        }
        return new SoughtText(ids, words);
    }

    private static boolean isId(String term) {
        return CaseId.parse(term).isPresent()
                || AlertId.parse(term).isPresent()
                || HitId.parse(term).isPresent();
    }

    /** What is written in a case, as it is found. */
    public static Set<String> wordsOf(String text) {
        return SearchWords.of(text);
    }
}
