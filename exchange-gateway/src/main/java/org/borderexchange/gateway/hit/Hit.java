package org.borderexchange.gateway.hit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;

/**
 * Two alerts that share an identifier, as the hub tells it to this country.
 *
 * @param version ascends, with gaps
 * @param detectedAt time of the newest of the events from which it follows
 * @param basis names what agrees; equal as long as the same values agree by the same rules
 * @param sides this country's own alert, then the other
 * @param event the whole of it, as it came
 */
public record Hit(
        HitId id,
        int version,
        Instant detectedAt,
        HitGrade grade,
        HitStatus status,
        String basis,
        List<Side> sides,
        EncodedEvent event) {

    public Hit {
        sides = List.copyOf(sides);
    }

    /** @param alert empty: this country may know of the owner, not of the alert */
    public record Side(CountryCode owner, Optional<AlertId> alert) {}

    /** The alerts that this country may read, as the hub saw it. */
    public Set<AlertId> alerts() {
        return sides.stream().flatMap(side -> side.alert().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** One country if both alerts are its own. */
    public Set<CountryCode> owners() {
        return sides.stream().map(Side::owner).collect(Collectors.toUnmodifiableSet());
    }

    /** As {@link #owners}, this country first. */
    public List<CountryCode> ownersInOrder() {
        return sides.stream().map(Side::owner).distinct().toList();
    }

    /** Under which its owners judge it; what any other country says of it is of no concern. */
    public List<EventKey> verdictKeys() {
        return ownersInOrder().stream().map(owner -> Verdict.key(id, owner)).toList();
    }
}
