package org.borderexchange.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.borderexchange.gateway.check.FingerprintSet.Doubt;
import org.junit.jupiter.api.Test;

class FingerprintSetTest {

    private static final int ENTRIES = 20;
    private static final int WRITERS = 4;
    private static final String PLATE = "PLATE:CONFUSABLE:BG1234AA";

    private final FingerprintSet set = new FingerprintSet();

    @Test
    void whatWasAddedIsFoundAndNothingElse() {
        IntStream.range(0, 100_000).forEach(i -> set.add("known " + i));

        assertThat(IntStream.range(0, 100_000)).allMatch(i -> set.mayContain("known " + i));
        assertThat(IntStream.range(0, 100_000)).noneMatch(i -> set.mayContain("unknown " + i));
        assertThat(set.size()).isEqualTo(100_000);
    }

    @Test
    void anEntryStaysWhileItIsOnlyDoubted() {
        set.add(PLATE);
        set.doubt(PLATE);

        assertThat(set.mayContain(PLATE)).isTrue();
        assertThat(set.doubts(10)).extracting(Doubt::entry).containsExactly(PLATE);
    }

    @Test
    void anEntryThatIsNotInUseLeavesAndOneThatIsStaysWithoutDoubt() {
        var other = "PLATE:CONFUSABLE:NS99";
        List.of(PLATE, other).forEach(set::add);
        List.of(PLATE, other).forEach(set::doubt);

        set.doubts(10).forEach(doubt -> set.settle(doubt, doubt.entry().equals(other)));

        assertThat(set.mayContain(PLATE)).isFalse();
        assertThat(set.mayContain(other)).isTrue();
        assertThat(set.doubts(10)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeDoubted() {
        set.doubt(PLATE);

        assertThat(set.doubts(10)).isEmpty();
    }

    @Test
    void doubtsAreHandedOutInPortions() {
        for (int i = 0; i < 50; i++) {
            set.add("entry " + i);
            set.doubt("entry " + i);
        }

        assertThat(set.doubts(20)).hasSize(20);
        assertThat(set.doubts(100)).hasSize(50);
    }

    @Test
    void addingAgainEndsADoubtSoThatALateAnswerTakesNothingAway() {
        set.add(PLATE);
        set.doubt(PLATE);
        var asked = set.doubts(1).getFirst();

        set.add(PLATE);
        set.settle(asked, false);

        assertThat(set.mayContain(PLATE)).isTrue();
    }

    /** The database was asked before the second alert was written, and answers after the second one's colleague was withdrawn. */
    @Test
    void anAnswerToAnEarlierDoubtDoesNotSettleALaterOne() {
        set.add(PLATE);
        set.doubt(PLATE);
        var asked = set.doubts(1).getFirst();

        set.add(PLATE);
        set.doubt(PLATE);
        set.settle(asked, false);

        assertThat(set.mayContain(PLATE)).isTrue();
        assertThat(set.doubts(1)).doesNotContain(asked).hasSize(1);
    }

    /**
     * Writers store and add, withdraw and doubt; a sweeper asks and settles; all at once and on few entries, so that they meet. What is
     * stored and added must be found at every moment.
     */
    @Test
    void nothingLiveIsLostWhileManyAddAndOneRemoves() throws Exception {
        var holders = new AtomicIntegerArray(ENTRIES);
        var stop = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            var sweeper = threads.submit(() -> {
                while (!stop.get()) {
                    for (var doubt : set.doubts(ENTRIES)) {
                        set.settle(doubt, holders.get(Integer.parseInt(doubt.entry())) > 0);
                    }
                }
                return true;
            });
            var writers = threads.invokeAll(
                    Collections.<Callable<Boolean>>nCopies(WRITERS, () -> everyLiveEntryWasFound(holders)));
            stop.set(true);
            for (var writer : writers) {
                assertThat(writer.get()).isTrue();
            }
            assertThat(sweeper.get()).isTrue();
        }
    }

    /** One alert after another, each live for the time of a look-up. */
    private boolean everyLiveEntryWasFound(AtomicIntegerArray holders) {
        boolean found = true;
        for (int i = 0; i < 50_000; i++) {
            int number = ThreadLocalRandom.current().nextInt(ENTRIES);
            var entry = String.valueOf(number);
            holders.incrementAndGet(number);
            set.add(entry);
            found &= set.mayContain(entry);
            holders.decrementAndGet(number);
            set.doubt(entry);
        }
        return found;
    }
}
