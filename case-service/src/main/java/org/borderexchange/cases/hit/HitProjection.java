package org.borderexchange.cases.hit;

import java.util.List;

/** Where hits and verdicts are kept for reading, each generation apart. All calls throw {@link org.borderexchange.cases.problem.Unavailable} in an outage. */
public interface HitProjection {

    /** Keeps of each view and verdict the newest version, in whatever order and however often they come. */
    void apply(int generation, List<HitView> views, List<GivenVerdict> verdicts);

    /** Removes all that earlier generations left. */
    void forgetBefore(int generation);
}
