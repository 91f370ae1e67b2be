package org.borderexchange.gateway.receipt;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;

/** What countries and the hub say of how far subjects have come. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface Receipts {

    /** Stores what is newer than what is held of other countries' receipts, whether or not they may know the subject: that is looked at when they are shown. */
    void applyNewer(List<Receipt> ofOthers);

    /** Stores what is newer than what is held. */
    void escalate(List<Escalation> told);

    /** The present receipts under these keys, in no particular order. */
    List<Receipt> find(Collection<EventKey> keys);

    /** The present escalations under these keys, in no particular order. */
    List<Escalation> findEscalations(Collection<EventKey> keys);

    /**
     * Stores receipts of this country, each with its unsent event as one write, all in few calls of the store.
     *
     * @return those that were stored; of the others another version is held
     */
    List<Receipt> give(List<Given> own);

    /**
     * @param at when: of an acknowledgement the moment that it tells, by which its event is told apart from those that repeat it
     * @param by subject of the officer's token, or that of the gateway
     * @param topics that are told
     */
    record Given(Receipt receipt, Instant at, String by, List<TopicName> topics) {}
}
