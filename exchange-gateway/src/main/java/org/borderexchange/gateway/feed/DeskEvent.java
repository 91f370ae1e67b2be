package org.borderexchange.gateway.feed;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that desks may be shown.
 *
 * @param key of the event; a higher version under it is newer
 * @param about ids of everything that its content speaks of: when this country loses one of them, the content goes
 * @param content what is shown besides the event itself, by name; empty: the subject is no longer for this country's eyes
 */
public record DeskEvent(
        EventKey key,
        int version,
        EventKind kind,
        Instant at,
        Set<String> about,
        Optional<Supplier<ObjectNode>> content) {

    public DeskEvent {
        about = Set.copyOf(about);
    }

    /** Whose act it is; empty: the hub's. */
    Optional<CountryCode> by() {
        return kind == EventKind.ESCALATED
                ? Optional.empty()
                : key.speaker().or(() -> AlertId.parse(key.subject()).map(AlertId::owner));
    }
}
