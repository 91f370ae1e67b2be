package org.borderexchange.cases.casefile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.cases.casefile.CaseEvents.BA;
import static org.borderexchange.cases.casefile.CaseEvents.ME;
import static org.borderexchange.cases.casefile.CaseEvents.NOW;
import static org.borderexchange.cases.casefile.CaseEvents.RS;
import static org.borderexchange.cases.casefile.CaseEvents.again;
import static org.borderexchange.cases.casefile.CaseEvents.but;
import static org.borderexchange.cases.casefile.CaseEvents.document;
import static org.borderexchange.cases.casefile.CaseEvents.later;
import static org.borderexchange.cases.casefile.CaseEvents.lost;
import static org.borderexchange.cases.casefile.CaseEvents.next;
import static org.borderexchange.cases.casefile.CaseEvents.operation;
import static org.borderexchange.cases.casefile.CaseEvents.task;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.borderexchange.cases.SettableClock;
import org.borderexchange.cases.casefile.CaseCensus;
import org.borderexchange.cases.casefile.CaseCensus.Age;
import org.borderexchange.cases.casefile.CaseCensus.Slot;
import org.borderexchange.cases.casefile.CaseEvents.Opened;
import org.borderexchange.cases.casefile.CaseSearch;
import org.borderexchange.cases.casefile.CaseView;
import org.borderexchange.cases.casefile.Cases;
import org.borderexchange.cases.casefile.ListCursor;
import org.borderexchange.cases.casefile.OperationSearch;
import org.borderexchange.cases.casefile.SoughtText;
import org.borderexchange.cases.casefile.ToldEntry;
import org.borderexchange.cases.casefile.ToldOfCase;
import org.borderexchange.cases.generation.Generation;
import org.borderexchange.cases.generation.Generation.Phase;
import org.borderexchange.cases.generation.Generations;
import org.borderexchange.cases.problem.Unavailable;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.borderexchange.schemas.wire.CaseActKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over the protocol of MongoDB. */
class MongoCasesTest {

    private static final int GENERATION = 1;
    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));
    private static final Optional<CountryCode> HUB = Optional.empty();

    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final CaseCollections collections = new CaseCollections(database);
    private final MongoCaseProjection projection = new MongoCaseProjection(collections);
    private final KnownGenerations generations = new KnownGenerations();
    private final Cases cases = new MongoCases(collections, () -> GENERATION, generations);

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void eachCountryFindsItsOwnViewAlone() {
        var opened = Opened.next();
        var ofSerbia = opened.to(RS);
        var ofBosnia = but(opened.to(BA), file -> file.setTitle("another title"));
        project(ofSerbia, ofBosnia);

        assertThat(cases.find(opened.id(), Optional.of(RS))).contains(ofSerbia);
        assertThat(cases.find(opened.id(), Optional.of(BA))).contains(ofBosnia);
        assertThat(cases.find(opened.id(), Optional.of(ME))).isEmpty();
    }

    @Test
    void theNewestVersionStaysInWhateverOrderTheyCome() {
        var first = Opened.next().to(RS);
        var second = next(first, file -> file.setTitle("second"));
        var third = next(second, file -> file.setTitle("third"));
        project(second);
        project(first, first);
        assertThat(cases.find(first.id(), Optional.of(RS))).contains(second);

        project(third, second);
        assertThat(cases.find(first.id(), Optional.of(RS))).contains(third);
    }

    @Test
    void severalWritersAtOnceLeaveTheNewest() throws Exception {
        var versions = new ArrayList<>(List.of(Opened.next().to(RS)));
        IntStream.range(0, 20).forEach(n -> versions.add(next(versions.getLast(), file -> {})));
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

        assertThat(cases.find(versions.getFirst().id(), Optional.of(RS))
                        .orElseThrow()
                        .version())
                .isEqualTo(21);
    }

    @Test
    void withACaseItsLinesAreLostForThatCountryAlone() {
        var opened = Opened.next();
        project(opened.to(RS), opened.opening(RS), opened.to(BA), opened.opening(BA));

        project(lost(opened.to(RS)));

        assertThat(cases.find(opened.id(), Optional.of(RS))).isEmpty();
        assertThat(entries(opened, RS)).isEmpty();
        assertThat(cases.find(opened.id(), Optional.of(BA))).isPresent();
        assertThat(entries(opened, BA)).hasSize(1);
        assertThat(collections
                        .of(GENERATION)
                        .cases()
                        .find(new org.bson.Document("_id", opened.id() + "/RS"))
                        .first())
                .doesNotContainKeys("words", "ids", "documents");
    }

    @Test
    void linesThatWereToldBeforeALossInTheSameBatchAreLostWithIt() {
        var opened = Opened.next();

        project(opened.to(RS), opened.opening(RS), lost(opened.to(RS)));

        assertThat(entries(opened, RS)).isEmpty();
    }

    @Test
    void whatIsToldAnewAfterALossStaysHoweverOftenTheBatchIsRepeated() {
        var opened = Opened.next();
        var lost = lost(opened.to(RS));
        var regained = next(next(opened.to(RS), file -> {}), file -> {});
        var line = opened.opening(RS);
        project(opened.to(RS), line);
        project(lost, lost(line), again(again(line)));
        project(lost, lost(line), again(again(line)));
        project(regained);
        project(lost, lost(line), again(again(line)));
        project(lost);

        assertThat(cases.find(opened.id(), Optional.of(RS))).contains(regained);
        assertThat(entries(opened, RS)).containsExactly(again(again(line)));
    }

    @Test
    void aLineThatIsLostIsGoneAlone() {
        var opened = Opened.next();
        var note = opened.act(RS, BA, CaseActKind.WRITE_NOTE, NOW, act -> act.setText("seen"));
        project(opened.to(RS), opened.opening(RS), note);

        project(lost(note));
        project(note);

        assertThat(entries(opened, RS)).hasSize(1).doesNotContain(note);
    }

    @Test
    void operationsAreFoundByTheirParticipantsUntilTheyLoseThem() {
        var ended = operation(RS);
        var running = operation(RS);
        ended.event().getOperation().setStatus(org.borderexchange.schemas.wire.OperationStatus.ENDED);
        project(ended, running);
        var operations = new MongoJointOperations(collections, () -> GENERATION);

        assertThat(operations.find(running.id(), RS)).contains(running);
        assertThat(operations.find(running.id(), BA)).isEmpty();
        assertThat(operations
                        .search(new OperationSearch(RS, Optional.of(OperationStatus.ENDED), Optional.empty(), 10))
                        .items())
                .containsExactly(ended);
        var first = operations.search(new OperationSearch(RS, Optional.empty(), Optional.empty(), 1));
        var second = operations.search(new OperationSearch(RS, Optional.empty(), first.next(), 1));
        assertThat(List.of(first.items().getFirst(), second.items().getFirst()))
                .containsExactlyInAnyOrder(ended, running);
        assertThat(second.next()).isEmpty();

        project(lost(running));

        assertThat(operations.find(running.id(), RS)).isEmpty();
    }

    @Test
    void theHubsAnalystsSeeOnceWhatGoesToWholeGroupsAndNothingElse() {
        var both = Opened.next();
        var narrow = Opened.next();
        project(both.to(RS), later(both.to(BA), Duration.ofMinutes(1)));
        project(but(narrow.to(RS), file -> file.setWholeGroups(false)));

        assertThat(search(HUB)).containsExactly(both.id());
        assertThat(cases.find(both.id(), HUB).orElseThrow().country()).isEqualTo(BA);
        assertThat(cases.find(narrow.id(), HUB)).isEmpty();
    }

    @Test
    void ofTwoViewsOfOneAgeTheHubsAnalystsAlwaysSeeTheSame() {
        var opened = Opened.next();
        project(opened.to(RS));
        project(opened.to(BA));

        assertThat(cases.find(opened.id(), HUB).orElseThrow().country()).isEqualTo(RS);
        assertThat(cases.search(search(HUB, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                        .items()
                        .getFirst()
                        .country())
                .isEqualTo(RS);
    }

    @Test
    void pagesGoFromTheNewestChangeToTheOldestAndShowEachCaseOnce() {
        var told = new ArrayList<CaseId>();
        for (int n = 0; n < 7; n++) {
            var opened = Opened.next();
            project(
                    later(opened.to(RS), Duration.ofMinutes(n)),
                    later(opened.to(BA), Duration.ofMinutes(n % 2 == 0 ? n : 0)),
                    later(opened.to(ME), Duration.ofMinutes(0)));
            told.addFirst(opened.id());
        }

        assertThat(everyPage(Optional.of(RS), 3)).containsExactlyElementsOf(told);
        assertThat(everyPage(HUB, 2)).containsExactlyElementsOf(told);
        assertThat(everyPage(HUB, 7)).containsExactlyElementsOf(told);
    }

    @Test
    void theSearchGoesByWorkingGroupStatusAndCountry() {
        var drugs = Opened.next();
        var closed = Opened.next();
        project(drugs.to(RS));
        project(but(closed.to(RS), file -> {
            file.setStatus(org.borderexchange.schemas.wire.CaseStatus.CLOSED);
            file.setWorkingGroups(List.of("drugs", "firearms"));
            file.setParticipants(List.of());
            file.setAlerts(file.getAlerts().subList(0, 1));
        }));

        assertThat(found(Optional.of("firearms"), Optional.empty(), Optional.empty()))
                .containsExactly(closed.id());
        assertThat(found(Optional.empty(), Optional.of(CaseStatus.OPEN), Optional.empty()))
                .containsExactly(drugs.id());
        assertThat(found(Optional.empty(), Optional.empty(), Optional.of(BA))).containsExactly(drugs.id());
        assertThat(found(Optional.of("drugs"), Optional.empty(), Optional.of(RS)))
                .containsExactlyInAnyOrder(drugs.id(), closed.id());
    }

    @ParameterizedTest
    @CsvSource({
        "walker, true",
        "WALK Kranj, true",
        "šeširdžija, true",
        "sesirdzija, true",
        "Шеширџија, true",
        "Djordje, true",
        "Ђорђе, true",
        "dorde, true",
        "1234, true",
        "BG-1234, true",
        "alker, false",
        "walker vlasina, false"
    })
    void wordsAreFoundWhateverTheirScriptCaseAndAccents(String sought, boolean found) {
        var opened = Opened.next();
        project(but(opened.to(RS), file -> {
            file.setTitle("Operation Walker, Шеширџија");
            file.setSummary("Đorđe crossed at Kranj in BG 1234-ЋД.");
        }));

        assertThat(byText(Optional.of(RS), sought)).hasSize(found ? 1 : 0);
        assertThat(byText(HUB, sought)).isEmpty();
    }

    @Test
    void idsOfCaseAlertAndHitAreFound() {
        var opened = Opened.next();
        project(opened.to(RS), Opened.next().to(RS));

        for (var id : List.of(
                opened.id().toString(), opened.other().toString(), opened.hit().toString())) {
            assertThat(byText(Optional.of(RS), id)).containsExactly(opened.id());
            assertThat(byText(HUB, id)).containsExactly(opened.id());
        }
    }

    @Test
    void theDocumentsThatAnyViewNamesAreKnownUnlessAnotherGenerationBegins() {
        var opened = Opened.next();
        project(but(opened.to(RS), file -> file.setDocuments(List.of(document("a".repeat(64), "a.pdf", 1)))));

        assertThat(cases.named(Set.of("a".repeat(64), "b".repeat(64)))).containsExactly("a".repeat(64));

        generations.answers = List.of(new Generation(1, Phase.CURRENT), new Generation(2, Phase.CURRENT));
        assertThatThrownBy(() -> cases.named(Set.of("a".repeat(64)))).isInstanceOf(Unavailable.class);
        generations.answers = List.of(new Generation(1, Phase.FILLING));
        assertThatThrownBy(() -> cases.named(Set.of("a".repeat(64)))).isInstanceOf(Unavailable.class);
    }

    @Test
    void theCensusCountsEachCaseAndTaskOnce() {
        var clock = new SettableClock(NOW.plus(Duration.ofDays(2)));
        var census = new MongoCaseCensus(collections, () -> GENERATION, clock);
        var busy = Opened.next();
        var closed = Opened.next();
        var tasks = List.of(
                task("01K0000000000000000000000A", RS, NOW.plus(Duration.ofDays(1))),
                task("01K0000000000000000000000B", RS, NOW.plus(Duration.ofDays(3))));
        project(
                but(busy.to(RS), file -> file.setTasks(tasks)),
                but(busy.to(BA), file -> {
                    file.setTasks(tasks);
                    file.setWorkingGroups(List.of("drugs", "firearms"));
                }),
                but(closed.to(RS), file -> {
                    file.setTasks(tasks);
                    file.setStatus(org.borderexchange.schemas.wire.CaseStatus.CLOSED);
                }));

        assertThat(census.take())
                .isEqualTo(new CaseCensus(
                        Map.of(
                                new Slot("drugs", Age.UNDER_7_DAYS), 1L,
                                new Slot("firearms", Age.UNDER_7_DAYS), 1L),
                        1));
    }

    @Test
    void generationsAreApartAndOnlyEarlierOnesAreForgotten() {
        var view = Opened.next().to(RS);
        projection.apply(3, List.of(view));
        projection.apply(4, List.of(view));
        assertThat(cases.find(view.id(), Optional.of(RS))).isEmpty();

        projection.forgetBefore(4);

        assertThat(database.listCollectionNames()).containsExactlyInAnyOrder("cases_4", "operations_4", "entries_4");
    }

    @Test
    void whatFailsInTheStoreIsAnOutage() {
        var client = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100");
        try (client) {
            var away = new CaseCollections(client.getDatabase("away"));
            var id = Opened.next().id();

            assertThatThrownBy(() -> new MongoCases(away, () -> GENERATION, generations).find(id, HUB))
                    .isInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> new MongoCaseProjection(away).apply(GENERATION, List.of()))
                    .isInstanceOf(Unavailable.class);
        }
    }

    private void project(ToldOfCase... told) {
        projection.apply(GENERATION, List.of(told));
    }

    private List<ToldEntry> entries(Opened opened, CountryCode reader) {
        return cases.entries(List.of(opened.id().toString()), reader);
    }

    private List<CaseId> search(Optional<CountryCode> reader) {
        return ids(
                cases.search(search(reader, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
    }

    private List<CaseId> found(Optional<String> group, Optional<CaseStatus> status, Optional<CountryCode> country) {
        return ids(cases.search(search(Optional.of(RS), group, status, country, Optional.empty())));
    }

    private List<CaseId> byText(Optional<CountryCode> reader, String text) {
        return ids(cases.search(search(
                reader, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(SoughtText.of(text)))));
    }

    private static CaseSearch search(
            Optional<CountryCode> reader,
            Optional<String> group,
            Optional<CaseStatus> status,
            Optional<CountryCode> country,
            Optional<SoughtText> text) {
        return new CaseSearch(reader, group.map(WorkingGroup::new), status, country, text, Optional.empty(), 200);
    }

    private List<CaseId> everyPage(Optional<CountryCode> reader, int limit) {
        var all = new ArrayList<CaseId>();
        var cursor = Optional.<ListCursor>empty();
        do {
            var page = cases.search(new CaseSearch(
                    reader, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), cursor, limit));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(ids(page));
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    private static List<CaseId> ids(Cases.Page page) {
        return page.items().stream().map(CaseView::id).toList();
    }

    /** Answers one after the other, the last one for good. */
    private static final class KnownGenerations implements Generations {

        private List<Generation> answers = List.of(new Generation(GENERATION, Phase.CURRENT));

        @Override
        public Optional<Generation> find() {
            var answer = answers.getFirst();
            answers = answers.size() > 1 ? answers.subList(1, answers.size()) : answers;
            return Optional.of(answer);
        }

        @Override
        public boolean create(Generation first) {
            return false;
        }

        @Override
        public boolean replace(Generation seen, Generation next) {
            return false;
        }
    }
}
