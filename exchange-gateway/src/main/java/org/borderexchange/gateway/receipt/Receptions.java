package org.borderexchange.gateway.receipt;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;

/** How subjects were received in other countries, and in this one. Whoever asks says whose word counts: anybody may say that he has something. */
public final class Receptions {

    private final Receipts receipts;

    public Receptions(Receipts receipts) {
        this.receipts = receipts;
    }

    /** @param countries of which it may be shown, in the order of the answer; those of which nothing is known are left out */
    public List<Reception> of(String subject, Collection<CountryCode> countries) {
        return of(Map.of(subject, countries)).getOrDefault(subject, List.of());
    }

    /** @param asked the countries of each subject */
    public Map<String, List<Reception>> of(Map<String, ? extends Collection<CountryCode>> asked) {
        var given = receipts.find(keys(asked, Receipt::key)).stream().collect(toMap(Receipt::key, identity()));
        var told = receipts.findEscalations(keys(asked, Escalation::key)).stream()
                .collect(toMap(Escalation::key, identity()));
        return asked.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(country -> new Reception(
                                        country,
                                        Optional.ofNullable(given.get(Receipt.key(entry.getKey(), country))),
                                        Optional.ofNullable(told.get(Escalation.key(entry.getKey(), country)))))
                                .filter(reception -> reception.receipt().isPresent()
                                        || reception.escalation().isPresent())
                                .toList()));
    }

    private static List<EventKey> keys(
            Map<String, ? extends Collection<CountryCode>> asked, BiFunction<String, CountryCode, EventKey> key) {
        return asked.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(country -> key.apply(entry.getKey(), country)))
                .toList();
    }
}
