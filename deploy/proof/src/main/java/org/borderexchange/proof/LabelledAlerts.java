package org.borderexchange.proof;

import java.util.List;
import org.borderexchange.schemas.matching.Particulars;

/**
 * What two countries know, and what is the same in truth.
 *
 * @param known alerts of one country, without flaw
 * @param told alerts of the other, each written with one flaw, or about something that only resembles
 */
record LabelledAlerts(List<Labelled> known, List<Labelled> told) {

    /**
     * @param subject two alerts mean the same exactly when their subjects are equal
     * @param flaw how it is written, or what it resembles
     * @param resembling whether it is about something that nobody else knows
     */
    record Labelled(String subject, String flaw, boolean resembling, Particulars particulars) {}
}
