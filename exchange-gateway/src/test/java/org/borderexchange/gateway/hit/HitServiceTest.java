package org.borderexchange.gateway.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.alert.Examples.heard;
import static org.borderexchange.gateway.alert.Examples.heardAsLoss;
import static org.borderexchange.gateway.alert.Examples.issued;
import static org.borderexchange.gateway.alert.Examples.stolenCar;
import static org.borderexchange.gateway.hit.HitExamples.event;
import static org.borderexchange.gateway.hit.HitExamples.pair;
import static org.borderexchange.gateway.hit.HitExamples.readable;
import static org.borderexchange.gateway.hit.HitExamples.referral;
import static org.borderexchange.gateway.hit.HitExamples.told;
import static org.borderexchange.gateway.hit.HitExamples.verdict;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borderexchange.gateway.SettableClock;
import org.borderexchange.gateway.alert.Alert;
import org.borderexchange.gateway.alert.Examples;
import org.borderexchange.gateway.alert.InMemoryAlerts;
import org.borderexchange.gateway.hit.HitExamples.Pair;
import org.borderexchange.gateway.hit.HitService.NoSuchHit;
import org.borderexchange.gateway.receipt.InMemoryReceipts;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.schemas.codelist.VerdictKind;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.junit.jupiter.api.Test;

class HitServiceTest {

    private final InMemoryHits hits = new InMemoryHits();
    private final InMemoryReceipts receipts = new InMemoryReceipts(RS);
    private final InMemoryAlerts alerts = new InMemoryAlerts();
    private final SettableClock clock = new SettableClock(NOW);
    private final Map<HitId, CaseId> inCases = new HashMap<>();
    private boolean disclosed = true;
    private final HitService service = new HitService(
            hits,
            hits.verdicts(),
            new Receptions(receipts),
            alerts.visible(),
            (own, other) -> disclosed,
            asked -> inCases,
            RS,
            clock);

    @Test
    void verdictsOfBothOwnersAreShownTheOwnFirstAndNobodyElses() throws Exception {
        var hit = held(pair());
        hits.verdicts()
                .applyNewer(List.of(verdict(hit, BA, 2, "theirs"), verdict(hit, Examples.ME, 1, "of no concern")));
        hits.verdicts().give(verdict(hit, RS, 1, "ours"), "officer", List.of());

        var visible = service.find(hit).orElseThrow();

        assertThat(visible.verdicts()).extracting(Verdict::reason).containsExactly("ours", "theirs");
        assertThat(visible.version()).isEqualTo(1 + 2 + 1);
    }

    @Test
    void aHitNamesTheCaseThatItIsIn() {
        var hit = held(pair());
        assertThat(service.find(hit).orElseThrow().inCase()).isEmpty();

        inCases.put(hit, CaseId.openedBy(hit));

        assertThat(service.find(hit).orElseThrow().inCase()).contains(CaseId.openedBy(hit));
    }

    @Test
    void hitsAreFoundByTheAlertsThatTheyJoinWithoutThoseThatAreConcealed() {
        var own = pair().own();
        var lost = issued(BA, stolenCar(), NOW);
        var shown = held(new Pair(own, pair().other()));
        var concealed = held(new Pair(own, lost.alert().id()));
        alerts.applyNewer(List.of(heard(lost)));
        alerts.applyNewer(List.of(heardAsLoss(Examples.amendedAfter(lost, Duration.ofSeconds(1)))));

        assertThat(service.joining(Set.of(own))).extracting(Hit::id).containsExactly(shown);
        assertThat(service.concealed(Set.of(shown, concealed, pair().hit()))).containsExactly(concealed);
    }

    @Test
    void aHitWhoseOtherAlertIsLostIsNotThere() {
        var lost = issued(BA, stolenCar(), NOW);
        var hit = held(with(lost));
        var other = held(pair());
        alerts.applyNewer(List.of(heard(lost)));
        assertThat(service.find(hit)).isPresent();

        alerts.applyNewer(List.of(heardAsLoss(Examples.amendedAfter(lost, Duration.ofSeconds(1)))));

        assertThat(service.find(hit)).isEmpty();
        var page = service.list(new HitSearch(Optional.empty(), Optional.empty(), Optional.empty(), 10));
        assertThat(page.hits()).extracting(visible -> visible.hit().id()).containsExactly(other);
        assertThatThrownBy(() -> service.judge(hit, VerdictKind.CONFIRMED, "seen", "officer"))
                .isInstanceOf(NoSuchHit.class);
    }

    @Test
    void aVerdictIsToldToBothOwners() {
        var hit = held(pair());

        var judged = service.judge(hit, VerdictKind.CONFIRMED, "same chassis", "officer");

        assertThat(judged.now()).isTrue();
        assertThat(judged.hit().verdictOf(RS))
                .contains(new Verdict(hit, RS, 1, VerdictKind.CONFIRMED, "same chassis", "basis", NOW));
        assertThat(hits.told).containsEntry(Verdict.key(hit, RS), List.of(TopicName.inbox(BA), TopicName.inbox(RS)));
    }

    @Test
    void aVerdictOnAReferralReachesTheOwnerWhoseAlertCannotBeRead() {
        var own = pair();
        var hit = held(event(own.hit(), 1, readable(own.own()), referral(BA)));

        service.judge(hit, VerdictKind.CONFIRMED, "they called", "officer");

        assertThat(hits.told).containsEntry(Verdict.key(hit, RS), List.of(TopicName.inbox(BA), TopicName.inbox(RS)));
    }

    @Test
    void aVerdictOnAHitThatIsWithheldFromTheOtherOwnerStaysHome() {
        disclosed = false;
        var hit = held(pair());

        service.judge(hit, VerdictKind.CONFIRMED, "same chassis", "officer");

        assertThat(hits.told).containsEntry(Verdict.key(hit, RS), List.of(TopicName.inbox(RS)));
    }

    @Test
    void aVerdictOnALeadBetweenTwoOwnAlertsStaysHome() {
        var hit = held(new Pair(AlertId.next(RS, NOW), AlertId.next(RS, NOW)));

        service.judge(hit, VerdictKind.REJECTED, "typing error", "officer");

        assertThat(hits.told).containsEntry(Verdict.key(hit, RS), List.of(TopicName.inbox(RS)));
    }

    @Test
    void theSameAgainChangesNothingUntilOtherValuesAgree() {
        var pair = pair();
        var hit = held(pair);
        service.judge(hit, VerdictKind.REJECTED, "another car", "officer");

        assertThat(service.judge(hit, VerdictKind.REJECTED, "another car", "colleague")
                        .now())
                .isFalse();

        var changed = event(pair.hit(), 5, readable(pair.own()), readable(pair.other()));
        changed.getHit().setBasis("another basis");
        held(changed);
        var again = service.judge(hit, VerdictKind.REJECTED, "another car", "colleague");
        assertThat(again.now()).isTrue();
        assertThat(again.hit().verdictOf(RS).orElseThrow().version()).isEqualTo(2);
        assertThat(again.hit().version()).isEqualTo(5 + 2);
    }

    @Test
    void ofOfficersWhoJudgeAtTheSameTimeEachMakesAVersion() throws Exception {
        var hit = held(pair());
        try (var officers = Executors.newVirtualThreadPerTaskExecutor()) {
            officers.invokeAll(IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(
                            officer -> () -> service.judge(hit, VerdictKind.CONFIRMED, "reason " + officer, "officer")
                                    .now())
                    .toList());
        }

        assertThat(service.find(hit).orElseThrow().verdictOf(RS).orElseThrow().version())
                .isEqualTo(20);
    }

    private HitId held(Pair pair) {
        return held(event(pair));
    }

    private HitId held(ExchangeEvent event) {
        var told = told(event);
        hits.applyNewer(List.of(told));
        return told.id();
    }

    private static Pair with(Alert.Outcome other) {
        return new Pair(AlertId.next(RS, NOW), other.alert().id());
    }
}
