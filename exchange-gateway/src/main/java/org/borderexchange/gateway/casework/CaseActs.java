package org.borderexchange.gateway.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.TopicName;

/** What this country's officers did in cases and operations. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface CaseActs {

    /**
     * Stores an act with its unsent event, as one write.
     *
     * @param key a new one: {@code <subject>/<this country>/<ULID>}
     * @param basedOn version of the subject that the officer saw
     * @param by subject of the officer's token
     * @param topics that are told
     */
    void say(EventKey key, CaseAct act, Optional<Integer> basedOn, Instant at, String by, List<TopicName> topics);

    Optional<Said> find(EventKey key);

    /** The act by which this country opened it, if it did. */
    Optional<Said> opening(Subject subject);

    /** An act that was done, whatever became of it. */
    record Said(EventKey key, CaseActKind kind, Instant at) {}
}
