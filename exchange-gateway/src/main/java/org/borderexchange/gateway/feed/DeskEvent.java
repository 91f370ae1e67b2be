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

    /** Whose act it is; empty: the hub's. Of cases and operations only what the hub tells is shown, what it says of acts included. */
    Optional<CountryCode> by() {
        return isOfCasework() || kind == EventKind.ESCALATED ? Optional.empty() : author();
    }

    /** A line of the history of a case or operation: when it goes, its subject stays. */
    boolean isLine() {
        return isOfCasework() && key.act().isPresent();
    }

    private boolean isOfCasework() {
        return kind == EventKind.CASE_CHANGED || kind == EventKind.OPERATION_CHANGED;
    }

    private Optional<CountryCode> author() {
        return key.speaker().or(() -> AlertId.parse(key.subject()).map(AlertId::owner));
    }
}
