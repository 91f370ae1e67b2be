package org.borderexchange.cases.operations;

import java.util.Comparator;
import java.util.List;
import org.borderexchange.cases.matching.MatchingEngine;
import org.borderexchange.cases.matching.OverCorrelating;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** Identifiers that too many alerts share, of the partitions that this instance works on; never their values. */
@Endpoint(id = "overcorrelating")
final class OverCorrelatingEndpoint {

    private static final int LISTED = 100;

    private final MatchingEngine engine;

    OverCorrelatingEndpoint(MatchingEngine engine) {
        this.engine = engine;
    }

    /**
     * @param total how many there are
     * @param identifiers those shared by most alerts first, 100 at most
     */
    record Listed(int total, List<OverCorrelating> identifiers) {}

    @ReadOperation
    Listed list() {
        var found = engine.overCorrelating();
        var most = found.stream()
                .sorted(Comparator.comparingInt(OverCorrelating::alerts).reversed())
                .limit(LISTED)
                .toList();
        return new Listed(found.size(), most);
    }
}
