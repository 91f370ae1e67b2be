package org.borderexchange.local.demo;

import java.net.URI;
import java.util.List;

/** What a newcomer types to do the same himself, in the root of the source tree. */
final class ByHand {

    /** @param forTwo an alert that RS and BA may read, and ME may not */
    static List<String> lines(URI rs, URI ba, URI me, String forTwo) {
        return """
            rs=$(deploy/local/token RS duty-officer)
            ba=$(deploy/local/token BA duty-officer)
            me=$(deploy/local/token ME duty-officer)
            # The desk of Bosnia and Herzegovina, in a terminal of its own:
            curl -N -H "Authorization: Bearer $(deploy/local/token BA duty-officer)" \\
                 %2$s/api/v1/events
            # An alert of Serbia; the answer has its id. Once more: 200, not a second alert.
            curl -i -H "Authorization: Bearer $rs" -H 'Content-Type: application/json' \\
                 -d @deploy/local/demo/alert.json %1$s/api/v1/alerts
            # An alert to firearms, of which Bosnia and Herzegovina is a member and Montenegro is not:
            curl -i -H "Authorization: Bearer $ba" \\
                 %2$s/api/v1/alerts/%4$s
            curl -i -H "Authorization: Bearer $me" \\
                 %3$s/api/v1/alerts/%4$s
            # What the hub has found that concerns Bosnia and Herzegovina:
            curl -H "Authorization: Bearer $ba" %2$s/api/v1/hits
            # A check at the border of the car above, its VIN read with an O for each zero:
            curl -H "Authorization: Bearer $me" -H 'Content-Type: application/json' \\
                 -d '{"vin": "WVGAV7AXODROO4711", "reason": "border control"}' \\
                 %3$s/api/v1/checks""".formatted(rs, ba, me, forTwo).lines().toList();
    }

    private ByHand() {}
}
