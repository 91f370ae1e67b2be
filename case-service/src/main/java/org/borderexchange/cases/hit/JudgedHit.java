package org.borderexchange.cases.hit;

import java.util.List;

/**
 * A hit as one country knows it.
 *
 * @param view with content
 * @param verdicts of the countries whose alerts meet in it, in the order of those alerts
 */
public record JudgedHit(HitView view, List<GivenVerdict> verdicts) {

    public JudgedHit {
        verdicts = List.copyOf(verdicts);
    }

    /** Grows with whatever either side learns or says. */
    public int version() {
        return view.version()
                + verdicts.stream().mapToInt(GivenVerdict::version).sum();
    }
}
