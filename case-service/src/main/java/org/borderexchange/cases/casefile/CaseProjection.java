package org.borderexchange.cases.casefile;

import java.util.List;

/** Where cases are kept for reading, each generation apart. All calls throw {@link org.borderexchange.cases.problem.Unavailable} in an outage. */
public interface CaseProjection {

    /**
     * Keeps the newest version of everything, in whatever order and however often it comes. With a case or operation a country loses the
     * lines that it was told of it before.
     *
     * @param told in the order of its telling
     */
    void apply(int generation, List<ToldOfCase> told);

    /** Removes all that earlier generations left. */
    void forgetBefore(int generation);
}
