package org.borderexchange.cases.matching;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.jspecify.annotations.Nullable;

/**
 * What an alert does from now on with the identifier key that is the record's key.
 *
 * @param alert id of the alert
 * @param posting null: it is not posted there any more
 */
record PostingChange(String alert, @Nullable Posting posting) implements Step {

    /** What is to be changed at which key, so that an alert is posted as in {@code after}. */
    static SortedMap<String, PostingChange> between(
            String alert, Map<String, Posting> before, Map<String, Posting> after) {
        var changes = new TreeMap<String, PostingChange>();
        before.keySet().forEach(key -> changes.put(key, new PostingChange(alert, null)));
        after.forEach((key, posting) -> changes.put(key, new PostingChange(alert, posting)));
        changes.keySet().removeIf(key -> before.get(key) == after.get(key));
        return changes;
    }
}
