package org.borderexchange.gateway.casework;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;

/** What this country hears of the history of cases and operations; as {@link Cases}. */
public interface Entries {

    void applyNewer(List<Told<CaseEntry>> told);

    /**
     * Erases what is held of the history of what this country has lost; versions stay, so that nothing older returns. What came of its own doings
     * stays: the officer who left a case must still read that he did.
     */
    void forget(Collection<Subject> lost, CountryCode own);

    /** Empty if nothing was ever told under that key; without content if it is lost. */
    Optional<Told<CaseEntry>> find(EventKey key);

    /** The whole history that is held of it, in no particular order. */
    List<CaseEntry> of(Subject subject);
}
