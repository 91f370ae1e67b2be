package org.borderexchange.gateway.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.RS;
import static org.borderexchange.gateway.casework.CaseExamples.NOW;
import static org.borderexchange.gateway.casework.CaseExamples.caseFile;
import static org.borderexchange.gateway.casework.CaseExamples.caseOf;
import static org.borderexchange.gateway.casework.CaseExamples.changed;
import static org.borderexchange.gateway.casework.CaseExamples.loss;
import static org.borderexchange.gateway.casework.CaseExamples.note;
import static org.borderexchange.gateway.casework.CaseExamples.operation;
import static org.borderexchange.gateway.casework.CaseExamples.someCase;
import static org.borderexchange.gateway.casework.CaseExamples.someLine;
import static org.borderexchange.gateway.casework.CaseExamples.someOperation;
import static org.borderexchange.gateway.casework.CaseExamples.toldCase;
import static org.borderexchange.gateway.casework.CaseExamples.toldEntry;
import static org.borderexchange.gateway.casework.CaseExamples.toldOperation;
import static org.borderexchange.gateway.hit.HitExamples.pair;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.schemas.codelist.CaseActKind;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.junit.jupiter.api.Test;

/** {@link Cases}, {@link Operations}, {@link Entries} and {@link CaseActs} of Serbia. */
public interface CaseworkContract {

    Cases cases();

    Operations operations();

    Entries entries();

    CaseActs acts();

    @Test
    default void aCaseIsFoundAsItWasTold() {
        var told = toldCase(caseOf(someCase(), 1, pair()));

        cases().applyNewer(List.of(told));

        assertThat(cases().find(told.content().orElseThrow().id())).contains(told);
        assertThat(cases().find(someCase())).isEmpty();
    }

    @Test
    default void onlyAHigherVersionTakesTheCasesPlaceAndALostOneKeepsIts() {
        var id = someCase();
        cases().applyNewer(List.of(toldCase(caseFile(id, 3)), toldCase(caseFile(id, 2))));
        cases().applyNewer(List.of(toldCase(caseFile(id, 1))));
        assertThat(cases().find(id)).map(Told::version).contains(3);

        cases().applyNewer(List.of(toldCase(loss(id.toString(), 5))));
        cases().applyNewer(List.of(toldCase(caseFile(id, 4))));

        assertThat(cases().find(id))
                .hasValueSatisfying(lost -> assertThat(lost.content()).isEmpty())
                .map(Told::version)
                .contains(5);
        assertThat(ids(any(Optional.empty(), 200))).doesNotContain(id);

        cases().applyNewer(List.of(toldCase(caseFile(id, 6))));
        assertThat(cases().find(id)).flatMap(Told::content).isPresent();
    }

    @Test
    default void casesAreFoundByTheirAlertsAndTheirHits() {
        var pair = pair();
        var id = someCase();
        var lost = someCase();
        cases().applyNewer(List.of(
                toldCase(caseOf(id, 1, pair)),
                toldCase(caseOf(lost, 1, pair)),
                toldCase(caseOf(someCase(), 1, pair()))));
        cases().applyNewer(List.of(toldCase(loss(lost.toString(), 2))));

        assertThat(cases().withAlerts(List.of(pair.other(), pair().own())))
                .extracting(CaseFile::id)
                .containsExactly(id);
        assertThat(cases().withHits(List.of(pair.hit())))
                .extracting(CaseFile::id)
                .containsExactly(id);
        assertThat(cases().withHits(List.of(pair().hit()))).isEmpty();
    }

    @Test
    default void theListGoesFromTheNewestOpeningOnPageByPage() {
        var oldest = opened(NOW.minusSeconds(20));
        var newest = opened(NOW.plusSeconds(10));
        var middle = opened(NOW);

        var first = cases().list(any(Optional.empty(), 2));
        var second = cases().list(any(first.next(), 2));

        assertThat(first.items()).extracting(CaseFile::id).containsExactly(newest, middle);
        assertThat(second.items()).extracting(CaseFile::id).containsExactly(oldest);
        assertThat(second.next()).isEmpty();
    }

    @Test
    default void theListMayBeOfOneGroupAndOneStatus() {
        var closed = someCase();
        var ofDrugs = someCase();
        cases().applyNewer(List.of(
                toldCase(caseFile(someCase(), 1)),
                toldCase(changed(
                        caseFile(closed, 1),
                        event -> event.getCaseFile().setStatus(org.borderexchange.schemas.wire.CaseStatus.CLOSED))),
                toldCase(changed(
                        caseFile(ofDrugs, 1),
                        event -> event.getCaseFile().setWorkingGroups(List.of("drugs", "smuggling"))))));

        assertThat(ids(new Search<>(Optional.empty(), Optional.of(CaseStatus.CLOSED), Optional.empty(), 10)))
                .containsExactly(closed);
        assertThat(ids(new Search<>(
                        Optional.of(new WorkingGroup("smuggling")), Optional.empty(), Optional.empty(), 10)))
                .containsExactly(ofDrugs);
    }

    @Test
    default void anOperationIsFoundAsItWasToldUntilItIsLost() {
        var id = someOperation();
        var told = toldOperation(operation(id, 2));
        operations().applyNewer(List.of(told, toldOperation(operation(id, 1))));

        assertThat(operations().find(id)).contains(told);
        assertThat(operationsOf(OperationStatus.RUNNING)).contains(id);
        assertThat(operationsOf(OperationStatus.ENDED)).doesNotContain(id);

        operations().applyNewer(List.of(toldOperation(loss(id.toString(), 3))));

        assertThat(operations().find(id)).map(Told::content).contains(Optional.empty());
        assertThat(operationsOf(OperationStatus.RUNNING)).doesNotContain(id);
    }

    @Test
    default void theHistoryOfASubjectIsItsOwn() {
        var id = someCase();
        var line = someLine(id.toString(), RS);
        var told = toldEntry(line, note(id.toString(), "seen in Bar"));
        entries().applyNewer(List.of(told, someNote(someCase())));

        assertThat(entries().of(new Subject.OfCase(id)))
                .containsExactly(told.content().orElseThrow());
        assertThat(entries().find(line)).contains(told);
        assertThat(entries().find(someLine(id.toString(), RS))).isEmpty();
    }

    @Test
    default void aLineMayBeLostAlone() {
        var id = someCase();
        var line = someLine(id.toString(), BA);
        entries().applyNewer(List.of(toldEntry(line, note(id.toString(), "to be lost")), someNote(id)));

        entries().applyNewer(List.of(toldEntry(line, loss(id.toString(), 2))));

        assertThat(entries().of(new Subject.OfCase(id))).hasSize(1);
        assertThat(entries().find(line)).map(Told::content).contains(Optional.empty());
    }

    @Test
    default void withALostSubjectItsHistoryGoesButForOwnDoingsAndNothingOlderBringsItBack() {
        var lost = someCase();
        var told = toldEntry(someLine(lost.toString(), BA), note(lost.toString(), "a note"));
        var own = someNote(lost);
        var held = someNote(someCase());
        entries().applyNewer(List.of(told, own, held));

        entries().forget(List.of(new Subject.OfCase(lost)), RS);
        entries().applyNewer(List.of(told));

        assertThat(entries().of(new Subject.OfCase(lost)))
                .containsExactly(own.content().orElseThrow());
        assertThat(entries().find(told.key())).map(Told::version).contains(1);
        assertThat(entries().find(held.key())).contains(held);
    }

    @Test
    default void anActIsFoundByItsKeyAndTheActThatOpenedASubjectByTheSubject() {
        var opening = said(someCase(), new CaseAct.OpenCase("a title", null, new WorkingGroup("drugs"), List.of()));
        var note = said(someCase(), new CaseAct.WriteNote("a note", List.of()));

        assertThat(acts().find(opening)).contains(new CaseActs.Said(opening, CaseActKind.OPEN_CASE, NOW));
        assertThat(acts().find(note)).map(CaseActs.Said::kind).contains(CaseActKind.WRITE_NOTE);
        assertThat(acts().find(someLine(someCase().toString(), RS))).isEmpty();
        assertThat(acts().opening(Subject.parse(opening.subject()).orElseThrow()))
                .map(CaseActs.Said::key)
                .contains(opening);
        assertThat(acts().opening(Subject.parse(note.subject()).orElseThrow())).isEmpty();
    }

    private EventKey said(CaseId id, CaseAct act) {
        var key = new EventKey(id.toString(), Optional.of(RS), Optional.of(EventId.next(NOW)));
        acts().say(key, act, Optional.of(1), NOW, "officer", List.of(TopicName.inbox(RS)));
        return key;
    }

    private CaseId opened(Instant at) {
        var id = someCase();
        cases().applyNewer(List.of(
                toldCase(changed(caseFile(id, 1), event -> event.getCaseFile().setOpenedAt(at.toEpochMilli())))));
        return id;
    }

    private List<OperationId> operationsOf(OperationStatus status) {
        var search = new Search<>(
                Optional.of(new WorkingGroup("stolen-vehicles")), Optional.of(status), Optional.empty(), 200);
        return operations().list(search).items().stream()
                .map(JointOperation::id)
                .toList();
    }

    private static Told<CaseEntry> someNote(CaseId id) {
        return toldEntry(someLine(id.toString(), RS), note(id.toString(), "a note"));
    }

    private static Search<CaseStatus> any(Optional<String> before, int limit) {
        return new Search<>(Optional.empty(), Optional.empty(), before, limit);
    }

    private List<CaseId> ids(Search<CaseStatus> search) {
        return cases().list(search).items().stream().map(CaseFile::id).toList();
    }
}
