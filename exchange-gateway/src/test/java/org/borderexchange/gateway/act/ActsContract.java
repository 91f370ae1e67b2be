package org.borderexchange.gateway.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.act.ActExamples.someHit;
import static org.borderexchange.gateway.act.ActExamples.verdict;
import static org.borderexchange.gateway.alert.Examples.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.act.Acts.AlreadySaid;
import org.borderexchange.gateway.alert.contract.RoomyRelay;
import org.borderexchange.gateway.outbox.LeasedOutbox;
import org.borderexchange.gateway.outbox.Outbox;
import org.borderexchange.gateway.outbox.Standing;
import org.borderexchange.schemas.serde.EventEncoding;
import org.junit.jupiter.api.Test;

/** {@link Acts}, and the outbox as it serves them. */
public interface ActsContract {

    Duration LEASE = Duration.ofSeconds(15);

    SettableClock clock();

    Acts acts();

    Outbox outbox();

    RoomyRelay relay();

    @Test
    default void actsAreFoundByTheirSubject() throws Exception {
        var key = ActExamples.someHit();
        acts().say(ActExamples.verdict(key, 1, "this one", NOW));
        acts().say(ActExamples.verdict(ActExamples.someHit(), 1, "another", NOW));

        assertThat(acts().of(key.subject())).extracting(Act::key).containsExactly(key);
        assertThat(acts().of(key.subject() + "0")).isEmpty();
    }

    @Test
    default void anActIsLeasedToItsInstanceInTheSameWriteUnderItsOwnKey() throws Exception {
        var act = verdict(someHit(), 1, "another car", NOW);

        acts().say(act);

        var leased = relay().taken.getFirst();
        assertThat(leased.key()).isEqualTo(act.key().toString());
        assertThat(leased.events()).extracting(event -> event.topic()).isEqualTo(act.topics());
        assertThat(leased.events()).allSatisfy(event -> {
            assertThat(event.key()).isEqualTo(act.key());
            assertThat(event.event()).isEqualTo(act.event());
            assertThat(event.acceptedAt()).isEqualTo(NOW);
        });
        assertThat(acts().find(List.of(act.key(), someHit()))).containsExactly(act);
        assertThat(outbox().lease(10)).isEmpty();
    }

    @Test
    default void withoutRoomAnActWaitsForASweep() throws Exception {
        relay().hasRoom = false;
        var act = verdict(someHit(), 1, "another car", NOW);
        acts().say(act);

        assertThat(outbox().lease(10))
                .extracting(LeasedOutbox::key)
                .containsExactly(act.key().toString());
        assertThat(outbox().depth().subjects()).isEqualTo(1);
    }

    @Test
    default void aLaterVersionTakesThePlaceOfTheOneBeforeAndTheRelayIsWoken() throws Exception {
        var key = someHit();
        acts().say(verdict(key, 1, "another car", NOW));
        outbox().sent(relay().taken);
        var second = verdict(key, 2, "the same car after all", NOW.plusSeconds(5));

        acts().say(second);

        assertThat(acts().find(List.of(key))).containsExactly(second);
        assertThat(relay().woken).containsExactly(key.toString());
        assertThat(versions(outbox().lease(key.toString()).orElseThrow())).containsExactly(2, 2);
    }

    @Test
    default void aLaterVersionIsStoredWhileTheOneBeforeIsBeingSent() throws Exception {
        var key = someHit();
        acts().say(verdict(key, 1, "another car", NOW));

        acts().say(verdict(key, 2, "the same car after all", NOW));

        var more = outbox().sent(relay().taken).more();
        assertThat(more).hasSize(1);
        assertThat(versions(more.getFirst())).containsExactly(2, 2);
    }

    @Test
    default void whoeverComesSecondIsToldSo() throws Exception {
        var key = someHit();
        var first = verdict(key, 1, "another car", NOW);
        acts().say(first);

        assertThatThrownBy(() -> acts().say(verdict(key, 1, "no", NOW))).isInstanceOf(AlreadySaid.class);
        assertThatThrownBy(() -> acts().say(verdict(key, 3, "no", NOW))).isInstanceOf(AlreadySaid.class);
        assertThatThrownBy(() -> acts().say(verdict(someHit(), 2, "no", NOW))).isInstanceOf(AlreadySaid.class);
        assertThat(acts().find(List.of(key))).containsExactly(first);
    }

    @Test
    default void manyAreStoredAtOnceAndThoseThatDoNotFollowAreNot() throws Exception {
        var amended = someHit();
        var taken = verdict(someHit(), 1, "another car", NOW);
        acts().say(verdict(amended, 1, "another car", NOW));
        acts().say(taken);
        outbox().sent(relay().taken);
        relay().taken.clear();
        var first = verdict(someHit(), 1, "new", NOW);
        var second = verdict(amended, 2, "amended", NOW);

        var stored = acts().sayAll(List.of(
                first,
                second,
                verdict(taken.key(), 1, "too late", NOW),
                verdict(taken.key(), 3, "too early", NOW),
                verdict(someHit(), 2, "of nothing", NOW)));

        assertThat(stored).containsExactly(first, second);
        assertThat(acts().find(List.of(first.key(), amended, taken.key())))
                .containsExactlyInAnyOrder(first, second, taken);
        assertThat(relay().taken)
                .extracting(LeasedOutbox::key)
                .containsExactly(first.key().toString());
        assertThat(relay().woken).containsExactly(amended.toString());
        assertThat(versions(outbox().lease(amended.toString()).orElseThrow())).containsExactly(2, 2);
        assertThat(outbox().sent(relay().taken).lost()).isEmpty();
    }

    @Test
    default void withoutRoomManyWaitForASweepToo() {
        relay().hasRoom = false;

        acts().sayAll(List.of(verdict(someHit(), 1, "one", NOW), verdict(someHit(), 1, "other", NOW)));

        assertThat(outbox().lease(10)).hasSize(2);
        assertThat(acts().sayAll(List.of())).isEmpty();
    }

    @Test
    default void ofManyAtOnceExactlyOneIsStored() throws Exception {
        var key = someHit();
        try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
            var saying = officers.invokeAll(IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(officer -> () -> {
                        acts().say(verdict(key, 1, "reason of " + officer, NOW));
                        return true;
                    })
                    .toList());
            var refused = new ArrayList<Throwable>();
            for (var said : saying) {
                try {
                    said.get();
                } catch (ExecutionException failure) {
                    refused.add(failure.getCause());
                }
            }
            assertThat(refused).hasSize(7).allMatch(AlreadySaid.class::isInstance);
        }
    }

    @Test
    default void theStandingTellsVersionEventAndWhetherItWaits() throws Exception {
        var waiting = verdict(someHit(), 1, "another car", NOW);
        var sent = verdict(someHit(), 1, "another car", NOW);
        acts().say(sent);
        outbox().sent(relay().taken);
        acts().say(waiting);

        assertThat(acts().standing(List.of(waiting.key(), sent.key(), someHit())))
                .containsOnlyKeys(waiting.key(), sent.key())
                .containsEntry(waiting.key(), new Standing(1, waiting.eventId(), true))
                .containsEntry(sent.key(), new Standing(1, sent.eventId(), false));
    }

    @Test
    default void aHigherVersionThatWasHeardIsAdoptedAndWhatWaitedBelowItIsDropped() throws Exception {
        var key = someHit();
        acts().say(verdict(key, 1, "another car", NOW));
        var leased = relay().taken.getFirst();
        var heard = verdict(key, 3, "the same car after all", NOW);

        acts().adopt(heard);
        acts().adopt(verdict(key, 3, "not this", NOW));
        acts().adopt(verdict(key, 2, "nor this", NOW));

        assertThat(acts().find(List.of(key))).containsExactly(heard);
        assertThat(outbox().sent(List.of(leased)).lost()).containsExactly(key.toString());
        clock().forward(LEASE);
        assertThat(outbox().lease(10)).isEmpty();
    }

    @Test
    default void aMissingActIsAdoptedWholeAndMayBeAmendedAtOnce() throws Exception {
        var heard = verdict(someHit(), 2, "another car", NOW);

        acts().adopt(heard);

        assertThat(acts().find(List.of(heard.key()))).containsExactly(heard);
        assertThat(outbox().lease(10)).isEmpty();
        acts().say(verdict(heard.key(), 3, "the same car after all", NOW));
        assertThat(outbox().lease(10)).hasSize(1);
    }

    @Test
    default void theSameIsSaidAgainAboveAVersionThatWasSeen() throws Exception {
        var key = someHit();
        acts().say(verdict(key, 1, "another car", NOW));
        outbox().sent(relay().taken);
        clock().forward(Duration.ofMinutes(1));

        acts().supersede(key, 4);
        acts().supersede(key, 4);
        acts().supersede(someHit(), 4);

        var act = acts().find(List.of(key)).getFirst();
        var event = EventEncoding.decode(act.event().bytes());
        assertThat(act.version()).isEqualTo(5).isEqualTo(event.getVersion());
        assertThat(act.eventId()).isEqualTo(event.getEventId());
        assertThat(act.at()).isEqualTo(clock().instant());
        assertThat(event.getVerdict().getReason()).isEqualTo("another car");
        assertThat(versions(outbox().lease(key.toString()).orElseThrow())).containsExactly(5, 5);
    }

    @Test
    default void republishingTellsEveryTopicOnceMore() throws Exception {
        var act = verdict(someHit(), 1, "another car", NOW);
        acts().say(act);
        outbox().sent(relay().taken);

        outbox().republish(act.key().toString());
        outbox().republish(someHit().toString());

        var again = outbox().lease(10);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().events()).extracting(event -> event.topic()).isEqualTo(act.topics());
    }

    private static List<Integer> versions(LeasedOutbox leased) {
        return leased.events().stream()
                .map(event -> EventEncoding.decode(event.event().bytes()).getVersion())
                .toList();
    }
}
