package org.borderexchange.cases.hit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.cases.hit.HitEvents.BA;
import static org.borderexchange.cases.hit.HitEvents.ME;
import static org.borderexchange.cases.hit.HitEvents.RS;
import static org.borderexchange.cases.hit.HitEvents.later;
import static org.borderexchange.cases.hit.HitEvents.lost;
import static org.borderexchange.cases.hit.HitEvents.next;
import static org.borderexchange.cases.hit.HitEvents.referral;
import static org.borderexchange.cases.hit.HitEvents.restricted;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borderexchange.cases.hit.GivenVerdict;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.HitEvents.Pair;
import org.borderexchange.cases.hit.HitSearch;
import org.borderexchange.cases.hit.HitView;
import org.borderexchange.cases.hit.Hits;
import org.borderexchange.cases.hit.JudgedHit;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.codelist.HitGrade;
import org.borderexchange.schemas.codelist.HitStatus;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Over the protocol of MongoDB. */
class MongoHitsTest {

    private static final int GENERATION = 1;
    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));
    private static final Optional<CountryCode> HUB = Optional.empty();

    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final HitCollections collections = new HitCollections(database);
    private final MongoHitProjection projection = new MongoHitProjection(collections);
    private final Hits hits = new MongoHits(collections, () -> GENERATION);

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void eachCountryFindsItsOwnViewAlone() {
        var pair = Pair.of(RS, BA);
        var whole = pair.toOne();
        var referral = referral(pair.toOther());
        project(whole, referral);

        assertThat(find(pair, RS).view()).isEqualTo(whole);
        assertThat(find(pair, BA).view()).isEqualTo(referral);
        assertThat(hits.find(pair.id(), Optional.of(ME))).isEmpty();
    }

    @Test
    void theNewestVersionStaysInWhateverOrderTheyCome() {
        var pair = Pair.of(RS, BA);
        var second = next(pair.toOne(), hit -> hit.setScore(0.5));
        project(second);
        project(pair.toOne(), pair.toOne());
        assertThat(find(pair, RS).view()).isEqualTo(second);

        var third = next(second, hit -> hit.setScore(0.4));
        project(third, second);
        assertThat(find(pair, RS).view()).isEqualTo(third);
    }

    @Test
    void whatACountryHasLostIsGoneAndDoesNotComeBack() {
        var pair = Pair.of(RS, BA);
        project(pair.toOne());
        project(lost(pair.toOne()));
        project(pair.toOne());

        assertThat(hits.find(pair.id(), Optional.of(RS))).isEmpty();
        assertThat(search(Optional.of(RS))).isEmpty();
        assertThat(collections.of(GENERATION).hits().find().first()).doesNotContainKey("workingGroups");
    }

    @Test
    void severalWritersAtOnceLeaveTheNewest() throws Exception {
        var pair = Pair.of(RS, BA);
        var versions = new ArrayList<>(List.of(pair.toOne()));
        IntStream.range(0, 20).forEach(n -> versions.add(next(versions.getLast(), hit -> {})));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writes = versions.reversed().stream()
                    .<Callable<Boolean>>map(version -> () -> {
                        project(version);
                        return true;
                    })
                    .toList();
            for (var write : threads.invokeAll(writes)) {
                write.get();
            }
        }

        assertThat(find(pair, RS).view().version()).isEqualTo(21);
    }

    @Test
    void theVersionIsThatOfTheHitAndOfItsVerdictsTogether() {
        var pair = Pair.of(RS, BA);
        project(next(pair.toOne(), hit -> {}));
        judge(
                pair.verdict(RS, 1, VerdictKind.REJECTED, "basis-1"),
                pair.verdict(RS, 2, VerdictKind.CONFIRMED, "basis-1"),
                pair.verdict(BA, 1, VerdictKind.CONFIRMED, "basis-1"));

        var judged = find(pair, RS);
        assertThat(judged.version()).isEqualTo(2 + 2 + 1);
        assertThat(judged.verdicts()).extracting(GivenVerdict::by).containsExactly(RS, BA);
        assertThat(judged.verdicts().getFirst().event().getVerdict().getVerdict())
                .isEqualTo(VerdictKind.CONFIRMED);
    }

    @Test
    void whoOwnsNeitherAlertHasNoSay() {
        var pair = Pair.of(RS, BA);
        project(pair.toOne());
        judge(pair.verdict(ME, 1, VerdictKind.REJECTED, "basis-1"));

        assertThat(find(pair, RS).verdicts()).isEmpty();
    }

    @Test
    void theHubsAnalystsSeeOnceWhatGoesToWholeGroupsAndNothingElse() {
        var both = Pair.of(RS, BA);
        var oneSided = Pair.of(RS, BA);
        var restricted = Pair.of(RS, BA);
        var referred = Pair.of(RS, BA);
        project(both.toOne(), later(both.toOther(), Duration.ofMinutes(1)));
        project(oneSided.toOne(), referral(oneSided.toOther()));
        project(restricted(restricted.toOne()), restricted(restricted.toOther()));
        project(referral(referred.toOne()));

        assertThat(search(HUB)).containsExactlyInAnyOrder(both.id(), oneSided.id());
        assertThat(hits.find(both.id(), HUB).orElseThrow().view().country()).isEqualTo(BA);
        assertThat(hits.find(restricted.id(), HUB)).isEmpty();
        assertThat(hits.find(referred.id(), HUB)).isEmpty();
    }

    @Test
    void pagesGoFromTheNewestToTheOldestAndShowEachHitOnce() {
        var told = new ArrayList<HitId>();
        for (int n = 0; n < 7; n++) {
            var pair = Pair.of(RS, BA);
            project(
                    later(pair.toOne(), Duration.ofMinutes(n)),
                    later(pair.toOther(), Duration.ofMinutes(n % 2 == 0 ? n : 0)));
            told.addFirst(pair.id());
        }

        assertThat(everyPage(Optional.of(RS), 3)).containsExactlyElementsOf(told);
        assertThat(everyPage(HUB, 2)).containsExactlyElementsOf(told);
        assertThat(everyPage(Optional.of(ME), 2)).isEmpty();
    }

    @Test
    void theSearchGoesByWorkingGroupGradeAndStatus() {
        var drugs = Pair.of(RS, BA);
        var lead = Pair.of(RS, BA);
        var lapsed = Pair.of(RS, BA);
        project(drugs.toOne());
        project(next(lead.toOne(), hit -> hit.setGrade(org.borderexchange.schemas.wire.HitGrade.LEAD)));
        project(next(lapsed.toOne(), hit -> {
            hit.setStatus(org.borderexchange.schemas.wire.HitStatus.LAPSED);
            hit.getAlerts().forEach(alert -> alert.setWorkingGroup("firearms"));
        }));

        assertThat(found(Optional.of("firearms"), Optional.empty(), Optional.empty()))
                .containsExactly(lapsed.id());
        assertThat(found(Optional.empty(), Optional.of(HitGrade.LEAD), Optional.empty()))
                .containsExactly(lead.id());
        assertThat(found(Optional.empty(), Optional.empty(), Optional.of(HitStatus.CURRENT)))
                .containsExactlyInAnyOrder(drugs.id(), lead.id());
    }

    @Test
    void generationsAreApartAndOnlyEarlierOnesAreForgotten() {
        var pair = Pair.of(RS, BA);
        projection.apply(3, List.of(pair.toOne()), List.of());
        projection.apply(4, List.of(pair.toOne()), List.of());
        assertThat(hits.find(pair.id(), Optional.of(RS))).isEmpty();

        projection.forgetBefore(4);

        assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("hits_4", "verdicts_4");
    }

    @Test
    void whatFailsInTheStoreIsAnOutage() {
        var client = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100");
        try (client) {
            var away = new HitCollections(client.getDatabase("away"));
            var id = Pair.of(RS, BA).id();

            assertThatThrownBy(() -> new MongoHits(away, () -> GENERATION).find(id, HUB))
                    .isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> new MongoHitProjection(away).apply(GENERATION, List.of(), List.of()))
                    .isInstanceOf(Unavailable.class);
        }
    }

    private void project(HitView... views) {
        projection.apply(GENERATION, List.of(views), List.of());
    }

    private void judge(GivenVerdict... verdicts) {
        projection.apply(GENERATION, List.of(), List.of(verdicts));
    }

    private JudgedHit find(Pair pair, CountryCode reader) {
        return hits.find(pair.id(), Optional.of(reader)).orElseThrow();
    }

    private List<HitId> search(Optional<CountryCode> reader) {
        return ids(hits.search(
                new HitSearch(reader, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 200)));
    }

    private List<HitId> found(Optional<String> group, Optional<HitGrade> grade, Optional<HitStatus> status) {
        return ids(hits.search(
                new HitSearch(Optional.of(RS), group.map(WorkingGroup::new), grade, status, Optional.empty(), 200)));
    }

    private List<HitId> everyPage(Optional<CountryCode> reader, int limit) {
        var all = new ArrayList<HitId>();
        var cursor = Optional.<HitCursor>empty();
        do {
            var page = hits.search(
                    new HitSearch(reader, Optional.empty(), Optional.empty(), Optional.empty(), cursor, limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(ids(page));
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private static List<HitId> ids(Hits.Page page) {
        return page.items().stream().map(judged -> judged.view().id()).toList();
    }
}
