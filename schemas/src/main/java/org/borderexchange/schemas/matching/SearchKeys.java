package org.borderexchange.schemas.matching;

import java.util.HashSet;
import java.util.Set;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.wire.Alert;

/** Under which keys searches and checks find an alert. */
public final class SearchKeys {
    private SearchKeys() {}

    /** All stored keys of all its identifiers. Two alerts that share one need not match: see {@link MatchKeys}. */
    public static Set<String> of(Alert alert) {
        var keys = new HashSet<String>();
        for (var identified : AlertIdentifiers.of(alert)) {
            keys.addAll(IdentifierKeys.stored(identified.value()));
        }
        return Set.copyOf(keys);
    }
}
