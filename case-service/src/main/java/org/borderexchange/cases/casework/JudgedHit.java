package org.borderexchange.cases.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Hit;
import org.borderexchange.schemas.wire.VerdictKind;

/**
 * A hit of which at least one owner has said what he thinks.
 *
 * @param id of the hit
 * @param alerts newest state by id, both of them; without an alert in it: erased
 * @param verdicts newest by country, without their reasons
 * @param told what the owners were told last of it, by country; missing or without a hit in it: that owner may not know of it
 */
public record JudgedHit(
        String id,
        SortedMap<String, ExchangeEvent> alerts,
        Map<String, ExchangeEvent> verdicts,
        Map<String, ExchangeEvent> told) {

    public JudgedHit {
        alerts = new TreeMap<>(alerts);
        verdicts = Map.copyOf(verdicts);
        told = Map.copyOf(told);
    }

    /** Ids of both alerts. */
    public List<String> alertIds() {
        return List.copyOf(alerts.keySet());
    }

    /** Of one alert or the other; one country may own both. */
    List<String> owners() {
        return alerts.values().stream()
                .map(event -> String.valueOf(event.getOriginator()))
                .distinct()
                .toList();
    }

    /** How many of its owners stand by it now. */
    long confirmations() {
        return owners().stream().filter(this::isConfirmedBy).count();
    }

    private boolean isConfirmedBy(String owner) {
        return Optional.ofNullable(verdicts.get(owner))
                .filter(event -> event.getVerdict().getVerdict() == VerdictKind.CONFIRMED)
                .isPresent();
    }

    /** As one of its owners was told it last. */
    Optional<Hit> asToldTo(String owner) {
        return Optional.ofNullable(told.get(owner)).map(ExchangeEvent::getHit);
    }

    /** As any owner was told it. */
    public Optional<Hit> content() {
        return told.values().stream()
                .map(ExchangeEvent::getHit)
                .filter(hit -> hit != null)
                .findFirst();
    }
}
