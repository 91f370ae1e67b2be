package org.borderexchange.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.Told;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.UrgencyLevel;
import org.junit.jupiter.api.Test;

class PredicateIndexTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Facts GOODS = FilterTest.facts(Told.alert("RS", NOW));
    private static final Facts CAR = FilterTest.facts(Told.theft("RS", NOW));

    private final List<PredicateIndex.Entry> entries = new ArrayList<>();

    private void subscribe(String name, Set<String> groups, Set<ContentType> types, Set<String> origins, String filter)
            throws InvalidFilter {
        var text = filter.isEmpty() ? Optional.<String>empty() : Optional.of(filter);
        var terms = new Terms(name, groups, types, origins, Set.of(), Set.of(), text, Language.ENGLISH);
        entries.add(new PredicateIndex.Entry(
                subscription(name, terms), filter.isEmpty() ? Optional.empty() : Optional.of(Filter.of(filter))));
    }

    private static Subscription subscription(String id, Terms terms) {
        return new Subscription(
                id, new Owner(new Reader("BA"), "ba.analyst"), 1, NOW, terms, new Channel.Sse(), Set.of());
    }

    private List<String> matching(Facts facts) {
        return new PredicateIndex(entries)
                .matching(facts).stream().map(Subscription::id).sorted().toList();
    }

    @Test
    void anEmptyListAsksForAll() throws InvalidFilter {
        subscribe("all", Set.of(), Set.of(), Set.of(), "");
        subscribe("group", Set.of("drugs", "firearms"), Set.of(), Set.of(), "");
        subscribe("other group", Set.of("firearms"), Set.of(), Set.of(), "");
        subscribe("type", Set.of(), Set.of(ContentType.SMUGGLING), Set.of(), "");
        subscribe("origin", Set.of(), Set.of(), Set.of("RS", "ME"), "");
        subscribe("other origin", Set.of("drugs"), Set.of(), Set.of("ME"), "");

        assertThat(matching(GOODS)).containsExactly("all", "group", "origin", "type");
        assertThat(matching(CAR)).containsExactly("all", "group", "origin");
    }

    @Test
    void urgencyAndKindAreAskedForAsWell() {
        var urgentOnly = new Terms(
                "urgent",
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(UrgencyLevel.URGENT),
                Set.of(EventKind.ALERT_ISSUED),
                Optional.empty(),
                Language.ENGLISH);
        entries.add(new PredicateIndex.Entry(subscription("urgent", urgentOnly), Optional.empty()));
        var urgent = Told.alert("RS", NOW);
        Told.urgent(urgent);

        assertThat(matching(GOODS)).isEmpty();
        assertThat(matching(FilterTest.facts(urgent))).containsExactly("urgent");
        assertThat(matching(FilterTest.facts(Told.amended(urgent, same -> {})))).isEmpty();
    }

    @Test
    void theFiltersOfOthersAreNotLookedAt() throws InvalidFilter {
        for (int number = 0; number < 300; number++) {
            subscribe("make " + number, Set.of(), Set.of(), Set.of(), "content.make == 'Make %d'".formatted(number));
            subscribe("plate " + number, Set.of(), Set.of(), Set.of(), "identifier('BG%04dAB')".formatted(number));
        }
        subscribe("mine", Set.of(), Set.of(), Set.of(), "content.make.is('volkswagen') && content.modelYear == 2011");
        var index = new PredicateIndex(entries);

        assertThat(index.candidates(CAR)).hasSize(1);
        assertThat(index.matching(CAR)).extracting(Subscription::id).containsExactly("mine");
        assertThat(index.candidates(GOODS)).isEmpty();
    }

    @Test
    void theIndexFindsWhatLookingAtAllWouldFind() throws InvalidFilter {
        var filters = List.of(
                "",
                "content.make == 'Volkswagen'",
                "content.make == 'Audi' || within(content.places, 43.8, 18.4, 50)",
                "identifier('WVGAV7AX9BW549850')",
                "content.commodity in ['DRUGS', 'CASH']",
                "content.plate.country == 'BG' && urgency == 'ROUTINE'");
        for (var groups : List.of(Set.<String>of(), Set.of("drugs"), Set.of("migration", "firearms"))) {
            for (var filter : filters) {
                subscribe(groups + filter, groups, Set.of(), Set.of(), filter);
            }
        }
        for (var facts : List.of(GOODS, CAR)) {
            var all = entries.stream()
                    .filter(entry -> entry.matches(facts))
                    .map(entry -> entry.subscription().id())
                    .sorted()
                    .toList();
            assertThat(matching(facts)).isNotEmpty().isEqualTo(all);
        }
    }
}
