package org.borderexchange.gateway.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.ME;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.loss;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.readable;
import static org.borderexchange.gateway.hit.HitExamples.told;
import static org.borderexchange.gateway.hit.HitExamples.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.act.Acts.AlreadySaid;
import org.borderexchange.gateway.hit.HitExamples.Pair;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.junit.jupiter.api.Test;

/** {@link Hits} and {@link Verdicts} of Serbia. */
public interface HitsContract {

    Hits hits();

    Verdicts verdicts();

    @Test
    default void aHitIsFoundAsItWasTold() {
        var told = told(pair());

        hits().applyNewer(List.of(told));

        assertThat(hits().find(List.of(told.id(), pair().hit())))
                .containsExactly(told.content().orElseThrow());
    }

    @Test
    default void onlyAHigherVersionTakesItsPlace() {
        var pair = pair();
        hits().applyNewer(List.of(ofVersion(pair, 3), ofVersion(pair, 5), ofVersion(pair, 4)));
        hits().applyNewer(List.of(ofVersion(pair, 2)));

        assertThat(version(pair)).contains(5);

        hits().applyNewer(List.of(ofVersion(pair, 9)));
        assertThat(version(pair)).contains(9);
    }

    @Test
    default void aLostHitIsGoneAndNothingOlderBringsItBack() {
        var pair = pair();
        hits().applyNewer(List.of(ofVersion(pair, 1)));

        hits().applyNewer(List.of(told(loss(pair.hit(), 3))));
        hits().applyNewer(List.of(ofVersion(pair, 2)));

        assertThat(version(pair)).isEmpty();
        assertThat(ids(any(Optional.empty(), 200))).doesNotContain(pair.hit());

        hits().applyNewer(List.of(ofVersion(pair, 4)));
        assertThat(version(pair)).contains(4);
    }

    @Test
    default void hitsAreFoundByTheAlertsThatTheyJoin() {
        var pair = pair();
        var other = new Pair(pair.own(), pair().other());
        var lost = new Pair(pair.own(), pair().other());
        hits().applyNewer(List.of(told(pair), told(other), told(lost), told(pair())));
        hits().applyNewer(List.of(told(loss(lost.hit(), 2))));

        assertThat(hits().joining(List.of(pair.own())))
                .extracting(Hit::id)
                .containsExactlyInAnyOrder(pair.hit(), other.hit());
        assertThat(hits().joining(List.of(pair.other(), other.other()))).hasSize(2);
        assertThat(hits().joining(List.of(pair().own()))).isEmpty();
    }

    @Test
    default void theListGoesFromTheNewestDetectionOnPageByPage() {
        var oldest = detected(NOW.minusSeconds(20));
        var newest = detected(NOW.plusSeconds(10));
        var middle = detected(NOW);

        var first = hits().list(any(Optional.empty(), 2));
        var second = hits().list(any(first.next(), 2));

        assertThat(ids(first)).containsExactly(newest, middle);
        assertThat(ids(second)).containsExactly(oldest);
        assertThat(second.next()).isEmpty();
    }

    @Test
    default void theListMayBeOfOneGradeAndOneStatus() {
        var lead = pair();
        var lapsed = pair();
        hits().applyNewer(List.of(told(pair()), graded(lead), lapsed(lapsed)));

        assertThat(ids(hits().list(new HitSearch(Optional.of(HitGrade.LEAD), Optional.empty(), Optional.empty(), 10))))
                .containsExactly(lead.hit());
        assertThat(ids(hits().list(
                                new HitSearch(Optional.empty(), Optional.of(HitStatus.LAPSED), Optional.empty(), 10))))
                .containsExactly(lapsed.hit());
    }

    @Test
    default void ofAnotherCountrysVerdictsTheHighestVersionStands() {
        var hit = pair().hit();
        verdicts().applyNewer(List.of(verdict(hit, BA, 2, "second"), verdict(hit, BA, 1, "first")));
        verdicts().applyNewer(List.of(verdict(hit, BA, 1, "first"), verdict(hit, ME, 1, "of another")));

        assertThat(verdicts().find(List.of(Verdict.key(hit, BA), Verdict.key(hit, RS))))
                .containsExactly(verdict(hit, BA, 2, "second"));
    }

    @Test
    default void withALostHitOtherCountriesVerdictsGoAndTheOwnStays() throws Exception {
        var lost = pair().hit();
        var held = pair().hit();
        verdicts().applyNewer(List.of(verdict(lost, BA, 1, "theirs"), verdict(held, BA, 1, "theirs")));
        verdicts().give(verdict(lost, RS, 1, "ours"), "officer", List.of(TopicName.inbox(RS)));

        verdicts().forget(List.of(lost));

        assertThat(verdicts().find(List.of(Verdict.key(lost, BA), Verdict.key(lost, RS), Verdict.key(held, BA))))
                .containsExactlyInAnyOrder(verdict(lost, RS, 1, "ours"), verdict(held, BA, 1, "theirs"));
    }

    @Test
    default void anOwnVerdictIsGivenVersionByVersion() throws Exception {
        var hit = pair().hit();
        var topics = List.of(TopicName.inbox(BA), TopicName.inbox(RS));
        verdicts().give(verdict(hit, RS, 1, "first"), "officer", topics);

        assertThatThrownBy(() -> verdicts().give(verdict(hit, RS, 1, "late"), "colleague", topics))
                .isInstanceOf(AlreadySaid.class);
        verdicts().give(verdict(hit, RS, 2, "second"), "colleague", topics);

        verdicts().applyNewer(List.of(verdict(hit, BA, 1, "theirs")));
        assertThat(verdicts().find(List.of(Verdict.key(hit, RS), Verdict.key(hit, BA))))
                .containsExactlyInAnyOrder(verdict(hit, RS, 2, "second"), verdict(hit, BA, 1, "theirs"));
    }

    private Optional<Integer> version(Pair pair) {
        return hits().find(List.of(pair.hit())).stream().map(Hit::version).findFirst();
    }

    private HitId detected(Instant at) {
        var pair = pair();
        var event = event(pair);
        event.getHit().setDetectedAt(at.toEpochMilli());
        hits().applyNewer(List.of(told(event)));
        return pair.hit();
    }

    private static ReceivedHit graded(Pair pair) {
        var event = event(pair);
        event.getHit().setGrade(org.borderexchange.schemas.wire.HitGrade.LEAD);
        return told(event);
    }

    private static ReceivedHit lapsed(Pair pair) {
        var event = event(pair);
        event.getHit().setStatus(org.borderexchange.schemas.wire.HitStatus.LAPSED);
        return told(event);
    }

    private static ReceivedHit ofVersion(Pair pair, int version) {
        return told(event(pair.hit(), version, readable(pair.own()), readable(pair.other())));
    }

    private HitSearch any(Optional<String> before, int limit) {
        return new HitSearch(Optional.empty(), Optional.empty(), before, limit);
    }

    private List<HitId> ids(HitSearch search) {
        return ids(hits().list(search));
    }

    private static List<HitId> ids(Hits.Page page) {
        return page.hits().stream().map(Hit::id).toList();
    }
}
