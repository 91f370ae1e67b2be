package org.borderexchange.cases.hit;

import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.HitAlert;

/**
 * The newest that the hub told one country of a hit.
 *
 * @param country whose view it is
 * @param event HIT_RAISED or HIT_CHANGED, as it was told
 */
public record HitView(HitId id, CountryCode country, ExchangeEvent event) {

    public int version() {
        return event.getVersion();
    }

    /** Empty: the country has lost it. */
    public Optional<Hit> content() {
        return Optional.ofNullable(event.getHit());
    }

    /** The countries whose alerts meet here; one of them twice is named once. */
    public List<CountryCode> owners() {
        return alerts().stream()
                .map(HitAlert::getOwner)
                .distinct()
                .map(CountryCode::new)
                .toList();
    }

    /** Of those alerts that this country may read. */
    public List<String> workingGroups() {
        return alerts().stream()
                .map(HitAlert::getWorkingGroup)
                .filter(group -> group != null)
                .distinct()
                .toList();
    }

    /** Is there nothing in it that not every member of the alerts' groups may know? */
    public boolean goesToWholeGroups() {
        return content().isPresent()
                && alerts().stream()
                        .allMatch(alert -> alert.getReadable() && Boolean.TRUE.equals(alert.getWholeGroup()));
    }

    private List<HitAlert> alerts() {
        return content().map(Hit::getAlerts).orElse(List.of());
    }
}
