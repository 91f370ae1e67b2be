package org.borderexchange.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.borderexchange.gateway.alert.LiveAlerts;
import org.borderexchange.gateway.check.FingerprintSet.Doubt;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.Plate;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.matching.Identified;
import org.borderexchange.schemas.matching.Sought;
import org.junit.jupiter.api.Test;

/** The filter against a plain map of what is live, in every order of what writers, the sweep and a restart may do. */
class IdentifierFilterTest {

    private static final int ALERTS = 3;

    /** Few, so that alerts share them; the VINs have prefixes and a last six in common. */
    private static final List<Identified> IDENTIFIERS = List.of(
            Identified.of(Vin.of("WVGAV7AX9BW549850")),
            Identified.of(Vin.of("TMBAV7AX9BW549850")),
            Identified.of(Plate.of("RS", "НС123АБ")),
            Identified.of(Plate.of("RS", "NS123AB")));

    sealed interface Step {
        /** The database has it; the filter learns of it with {@link Told}. */
        record Written(int alert, Set<Integer> identifiers) implements Step {}

        record Told() implements Step {}

        record SweepAsks() implements Step {}

        record SweepSettles() implements Step {}

        record Restarted() implements Step {}

        record CheckedInVain(int identifier) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var written = Combinators.combine(
                        Arbitraries.integers().between(0, ALERTS - 1),
                        Arbitraries.integers()
                                .between(0, IDENTIFIERS.size() - 1)
                                .set()
                                .ofMaxSize(2))
                .as((alert, identifiers) -> (Step) new Step.Written(alert, identifiers));
        var checked = Arbitraries.integers().between(0, IDENTIFIERS.size() - 1).map(identifier ->
                (Step) new Step.CheckedInVain(identifier));
        return Arbitraries.frequencyOf(
                        Tuple.of(8, written),
                        Tuple.of(10, Arbitraries.just(new Step.Told())),
                        Tuple.of(5, Arbitraries.just(new Step.SweepAsks())),
                        Tuple.of(4, Arbitraries.just(new Step.SweepSettles())),
                        Tuple.of(2, checked),
                        Tuple.of(1, Arbitraries.just(new Step.Restarted())))
                .list()
                .ofMaxSize(200);
    }

    @Property
    void whatIsLiveAndAcknowledgedIsNeverUnknown(@ForAll("steps") List<Step> steps) {
        var world = new World();
        for (var step : steps) {
            world.take(step);
            world.everyAcknowledgedIdentifierMayBeKnown();
        }
        world.finish();
        world.everyAcknowledgedIdentifierMayBeKnown();
        world.nothingElseIsKept();
    }

    @Test
    void anAlertIsFoundByItsVinInWholeInPartAndWithAGap() {
        var filter = new IdentifierFilter();
        filter.changed(List.of(), List.of(IDENTIFIERS.getFirst()));

        assertThat(List.of("wvgav7ax9bw54985O", "WVGAV7", "549850", "WVGAV7AX?BW549850"))
                .allMatch(reading ->
                        !filter.keysToTry(asked(IdentifierKind.VIN, reading)).isEmpty());
        assertThat(List.of("WVGAV7AX9BW549859", "WVGAX", "549859", "WVGAV7AX?BW549859"))
                .allMatch(reading ->
                        filter.keysToTry(asked(IdentifierKind.VIN, reading)).isEmpty());
    }

    private static Question asked(IdentifierKind kind, String reading) {
        return Question.of(Sought.of(kind, reading));
    }

    /** A database, a filter, and what is on its way between the two. */
    private static final class World implements LiveAlerts {

        private record Change(List<Identified> before, List<Identified> now) {}

        private final Map<Integer, Set<Integer>> stored = new HashMap<>();
        private final List<Change> untold = new ArrayList<>();
        private final List<Runnable> answers = new ArrayList<>();
        private IdentifierFilter filter = new IdentifierFilter();

        void take(Step step) {
            switch (step) {
                case Step.Written written -> {
                    var before = stored.put(written.alert(), written.identifiers());
                    untold.add(new Change(
                            identified(before == null ? Set.of() : before), identified(written.identifiers())));
                }
                case Step.Told told -> {
                    if (!untold.isEmpty()) {
                        // Two threads may tell in another order than they wrote.
                        tell(untold.removeLast());
                    }
                }
                case Step.SweepAsks asks -> {
                    ask(filter.wholes());
                    ask(filter.fragments());
                }
                case Step.SweepSettles settles -> {
                    answers.forEach(Runnable::run);
                    answers.clear();
                }
                case Step.Restarted restarted -> {
                    filter = new IdentifierFilter();
                    answers.clear();
                    forEach(identifiers -> filter.changed(List.of(), identifiers));
                }
                case Step.CheckedInVain checked -> filter.foundNothing(question(IDENTIFIERS.get(checked.identifier())));
            }
        }

        void finish() {
            untold.forEach(this::tell);
            untold.clear();
            IDENTIFIERS.forEach(identified -> filter.foundNothing(question(identified)));
            new FilterUpkeep(this, filter, Clock.systemUTC()).tend();
        }

        private void tell(Change change) {
            filter.changed(change.before(), change.now());
        }

        private void ask(FingerprintSet set) {
            var doubts = set.doubts(1_000);
            var inUse = inUse(doubts.stream().map(Doubt::entry).toList());
            doubts.forEach(doubt -> answers.add(() -> set.settle(doubt, inUse.contains(doubt.entry()))));
        }

        void everyAcknowledgedIdentifierMayBeKnown() {
            var unacknowledged = new HashSet<Identified>();
            untold.forEach(change -> unacknowledged.addAll(change.now()));
            stored.values().stream()
                    .flatMap(identifiers -> identified(identifiers).stream())
                    .filter(live -> !unacknowledged.contains(live))
                    .forEach(live -> assertThat(filter.keysToTry(question(live)))
                            .containsAnyElementsOf(IdentifierKeys.stored(live.value())));
        }

        void nothingElseIsKept() {
            var live = new HashSet<String>();
            forEach(identifiers ->
                    identifiers.forEach(identified -> live.addAll(IdentifierKeys.stored(identified.value()))));
            IDENTIFIERS.stream()
                    .filter(identified ->
                            IdentifierKeys.stored(identified.value()).stream().noneMatch(live::contains))
                    .forEach(
                            gone -> assertThat(filter.keysToTry(question(gone))).isEmpty());
        }

        @Override
        public void forEach(Consumer<List<Identified>> action) {
            stored.values().forEach(identifiers -> action.accept(identified(identifiers)));
        }

        /** Says more than is asked for, as it may. */
        @Override
        public void forEachStoredSince(Instant time, Consumer<List<Identified>> action) {
            forEach(action);
        }

        @Override
        public Set<String> inUse(Collection<String> keys) {
            var inUse = new HashSet<String>();
            forEach(identifiers ->
                    identifiers.forEach(identified -> inUse.addAll(IdentifierKeys.stored(identified.value()))));
            inUse.retainAll(keys);
            return inUse;
        }

        private static List<Identified> identified(Set<Integer> indexes) {
            return indexes.stream().map(IDENTIFIERS::get).toList();
        }

        private static Question question(Identified identified) {
            return switch (identified.value()) {
                case Vin vin -> asked(IdentifierKind.VIN, vin.characters());
                case Plate plate -> asked(IdentifierKind.PLATE, plate.characters());
                default -> throw new IllegalArgumentException("not asked for here");
            };
        }
    }
}
