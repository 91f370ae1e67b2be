package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.topic.AlertId;

/** The alerts that this country authors. Every change is one durable write, event included; unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}. */
public interface Alerts {

    /**
     * Stores a new alert with its unsent event.
     *
     * @throws AlreadySubmitted if the national reference or the idempotency key was used before
     */
    VisibleAlert insert(Alert.Outcome issued, Submission submission) throws AlreadySubmitted;

    /** Empty if there is none of that id, or it is another country's. */
    Optional<OwnAlert> find(AlertId id);

    /**
     * Stores a change with its unsent event; the version before is kept as history.
     *
     * @param by subject of the caller's token, or the name of the gateway's own clock
     * @throws ConcurrentChange if the document is not what it was when {@code before} was read
     */
    VisibleAlert update(OwnAlert before, Alert.Outcome changed, String by) throws ConcurrentChange;

    /** What is held of these own alerts; absent ones are left out. */
    Map<AlertId, Standing> standing(Collection<AlertId> ids);

    /**
     * Takes over a higher version of an own alert that was heard on the topics: this database is older than what was published. Unsent
     * events of lower versions are dropped. Nothing happens if the version held is as high.
     */
    void adopt(ReceivedEvent heard);

    /**
     * Own active alerts whose validity has ended.
     *
     * @return 0..limit ids, longest past first
     */
    List<AlertId> findOverdue(Instant now, int limit);

    /** A national reference or an idempotency key that was used before, and by what. */
    final class AlreadySubmitted extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient AlertId first;
        private final boolean sameKey;
        private final boolean sameContent;

        public AlreadySubmitted(AlertId first, boolean sameKey, boolean sameContent) {
            super("submitted before");
            this.first = first;
            this.sameKey = sameKey;
            this.sameContent = sameContent;
        }

        public AlertId first() {
            return first;
        }

        /** True: the idempotency key was used before; false: only the national reference. */
        public boolean sameKey() {
            return sameKey;
        }

        /** True: the request said the same. */
        public boolean sameContent() {
            return sameContent;
        }
    }

    /** Somebody else changed it first. */
    final class ConcurrentChange extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
