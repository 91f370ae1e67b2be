package org.borderexchange.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.cases.casefile.CaseEvents.BA;
import static org.borderexchange.cases.casefile.CaseEvents.ME;
import static org.borderexchange.cases.casefile.CaseEvents.NOW;
import static org.borderexchange.cases.casefile.CaseEvents.RS;
import static org.borderexchange.cases.casefile.CaseEvents.alert;
import static org.borderexchange.cases.casefile.CaseEvents.document;
import static org.borderexchange.cases.casefile.CaseEvents.in;
import static org.borderexchange.cases.casefile.CaseEvents.participant;
import static org.borderexchange.cases.casefile.CaseEvents.task;
import static org.borderexchange.cases.casefile.CaseEvents.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.borderexchange.cases.casefile.CaseEvents.Opened;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.AlertStatus;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseHit;
import org.borderexchange.schemas.wire.CaseOutcome;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.MatchStrength;
import org.borderexchange.schemas.wire.TaskStatus;
import org.junit.jupiter.api.Test;

class CaseHistoryTest {

    private final Opened opened = Opened.next();
    private final CaseFile present = opened.file();
    private final List<ToldEntry> told = new ArrayList<>(List.of(opened.opening(RS)));

    @Test
    void beforeItWasOpenedThereIsNothing() {
        assertThat(CaseHistory.asOf(opened.id(), present, told, NOW.minusMillis(1)))
                .isEmpty();
        assertThat(CaseHistory.asOf(opened.id(), present, told, NOW)).isPresent();
    }

    @Test
    void titleSummaryAndStatusAreThoseOfThatTime() {
        act(RS, CaseActKind.DESCRIBE_CASE, 1, act -> {
            act.setTitle("first");
            act.setText("what it is about");
        });
        act(BA, CaseActKind.CHANGE_STATUS, 2, act -> {
            act.setStatus(CaseStatus.CLOSED);
            act.setReason("solved");
        });
        act(BA, CaseActKind.CHANGE_STATUS, 3, act -> act.setStatus(CaseStatus.OPEN));
        act(RS, CaseActKind.DESCRIBE_CASE, 4, act -> act.setTitle("Walker"));

        assertThat(then(0).getTitle()).isNull();
        assertThat(then(1).getTitle()).isEqualTo("first");
        assertThat(then(1).getSummary()).isEqualTo("what it is about");
        assertThat(then(1).getStatus()).isEqualTo(CaseStatus.OPEN);
        assertThat(then(2).getStatus()).isEqualTo(CaseStatus.CLOSED);
        assertThat(then(2).getStatusReason()).isEqualTo("solved");
        assertThat(then(3).getStatus()).isEqualTo(CaseStatus.OPEN);
        assertThat(then(3).getStatusReason()).isNull();
        assertThat(then(4).getTitle()).isEqualTo("Walker");
        assertThat(then(4).getSummary()).isNull();
        assertThat(then(4).getChangedAt()).isEqualTo(at(4).toEpochMilli());
    }

    @Test
    void whoWorksNotInTheCaseNowReadsNoEarlierTitleEither() {
        act(RS, CaseActKind.DESCRIBE_CASE, 1, act -> act.setTitle("first"));
        present.setParticipates(false);
        present.setTitle(null);

        assertThat(then(2).getTitle()).isNull();
    }

    @Test
    void alertsComeAndGoAsTheirLinesTell() {
        var added = AlertId.next(ME, NOW);
        present.setAlerts(with(present.getAlerts(), alert(added)));
        act(RS, CaseActKind.ADD_ALERT, 1, act -> act.setAlerts(List.of(added.toString())));
        act(RS, CaseActKind.TAKE_OUT_ALERT, 2, act -> act.setAlerts(List.of(added.toString())));
        act(RS, CaseActKind.ADD_ALERT, 3, act -> act.setAlerts(List.of(added.toString())));

        assertThat(alertsThen(0))
                .containsExactly(opened.one().toString(), opened.other().toString());
        assertThat(alertsThen(1)).contains(added.toString());
        assertThat(alertsThen(2)).doesNotContain(added.toString());
        assertThat(alertsThen(3)).contains(added.toString());
    }

    @Test
    void anAlertOfWhichNoLineSpeaksIsThereFromTheTimeThatTheFileTells() {
        var silent = alert(AlertId.next(ME, NOW));
        silent.setAddedAt(at(2).toEpochMilli());
        present.setAlerts(with(present.getAlerts(), silent));

        assertThat(alertsThen(1)).doesNotContain(silent.getId());
        assertThat(alertsThen(2)).contains(silent.getId());
    }

    @Test
    void whatThePresentFileDoesNotShowDoesNotReappear() {
        var restricted = AlertId.next(ME, NOW).toString();
        act(RS, CaseActKind.ADD_ALERT, 1, act -> act.setAlerts(List.of(restricted)));
        act(RS, CaseActKind.ADMIT_PARTICIPANT, 1, act -> act.setCountry("ME"));
        act(RS, CaseActKind.ATTACH_TO_OPERATION, 1, act -> act.setOther("O-01K0000000000000000000000A"));
        act(RS, CaseActKind.MERGE, 1, act -> act.setOther(Opened.next().id().toString()));

        var then = then(2);

        assertThat(then.getAlerts()).isEqualTo(present.getAlerts());
        assertThat(then.getParticipants()).isEqualTo(present.getParticipants());
        assertThat(then.getOperations()).isEmpty();
        assertThat(then.getMergedFrom()).isEmpty();
    }

    @Test
    void alertsHaveTheVersionAndStatusOfThatTime() {
        var alert = present.getAlerts().getFirst();
        alert.setVersion(4);
        alert.setStatus(AlertStatus.WITHDRAWN);
        changed(alert.getId(), 3, AlertStatus.ACTIVE, 1);
        changed(alert.getId(), 4, AlertStatus.WITHDRAWN, 2);

        assertThat(then(0).getAlerts().getFirst().getVersion()).isEqualTo(2);
        assertThat(then(1).getAlerts().getFirst().getVersion()).isEqualTo(3);
        assertThat(then(1).getAlerts().getFirst().getStatus()).isEqualTo(AlertStatus.ACTIVE);
        assertThat(then(2).getAlerts().getFirst()).isEqualTo(alert);
        assertThat(then(0).getAlerts().get(1)).isEqualTo(present.getAlerts().get(1));
    }

    @Test
    void aHitThatJoinedBringsItsAlertsAndGroups() {
        var third = AlertId.next(ME, NOW);
        var joined = HitId.of(opened.one(), third);
        var alert = alert(third);
        alert.setWorkingGroup("firearms");
        present.setAlerts(with(present.getAlerts(), alert));
        present.setWorkingGroups(List.of("drugs", "firearms"));
        present.setHits(with(
                present.getHits(),
                new CaseHit(
                        joined.toString(),
                        List.of(opened.one().toString(), third.toString()),
                        MatchStrength.EXACT,
                        at(1).toEpochMilli())));
        told.add(opened.derived(RS, CaseEntryKind.HIT_JOINED, at(1), entry -> {
            entry.setHit(joined.toString());
            entry.setAlerts(List.of(opened.one().toString(), third.toString()));
        }));

        assertThat(then(0).getHits()).hasSize(1);
        assertThat(then(0).getWorkingGroups()).containsExactly("drugs");
        assertThat(alertsThen(0)).doesNotContain(third.toString());
        assertThat(then(1).getHits()).hasSize(2);
        assertThat(then(1).getWorkingGroups()).containsExactly("drugs", "firearms");
        assertThat(alertsThen(1)).contains(third.toString());
    }

    @Test
    void participantsHaveTheRoleAndLiaisonOfThatTime() {
        var desk = Contact.newBuilder().setAuthority("desk").build();
        var admitted = participant(ME, CaseRole.LEAD);
        admitted.setSince(at(1).toEpochMilli());
        admitted.setLiaison(desk);
        present.setParticipants(with(present.getParticipants(), admitted));
        act(RS, CaseActKind.ADMIT_PARTICIPANT, 1, act -> {
            act.setCountry("ME");
            act.setRole(CaseRole.OBSERVER);
        });
        act(ME, CaseActKind.NAME_LIAISON, 2, act -> act.setLiaison(desk));
        act(RS, CaseActKind.ADMIT_PARTICIPANT, 3, act -> {
            act.setCountry("ME");
            act.setRole(CaseRole.LEAD);
        });

        assertThat(then(0).getParticipants())
                .extracting(CaseParticipant::getCountry)
                .containsExactly("RS", "BA");
        assertThat(then(1).getParticipants().getLast().getRole()).isEqualTo(CaseRole.OBSERVER);
        assertThat(then(1).getParticipants().getLast().getLiaison()).isNull();
        assertThat(then(2).getParticipants().getLast().getLiaison()).isEqualTo(desk);
        assertThat(then(3).getParticipants().getLast()).isEqualTo(admitted);
    }

    @Test
    void whoeverOpensACaseLeadsItUntilAnotherDoes() {
        told.clear();
        act(RS, CaseActKind.OPEN_CASE, 0, act -> act.setAlerts(alertsOf(present)));
        act(RS, CaseActKind.ADMIT_PARTICIPANT, 1, act -> {
            act.setCountry("BA");
            act.setRole(CaseRole.LEAD);
        });
        present.setParticipants(List.of(participant(RS, CaseRole.PARTNER), participant(BA, CaseRole.LEAD)));

        assertThat(then(0).getParticipants().getFirst().getRole()).isEqualTo(CaseRole.LEAD);
        assertThat(then(1).getParticipants()).isEqualTo(present.getParticipants());
    }

    @Test
    void tasksAndDocumentsAreThoseOfThatTime() {
        var id = EventId.next(at(1));
        var task = task(id, RS, at(9));
        task.setStatus(TaskStatus.DONE);
        task.setAssignee("ME");
        var hash = "a".repeat(64);
        present.setTasks(List.of(task));
        present.setDocuments(List.of(document(hash, "a.pdf", 1)));
        told.add(opened.act(RS, RS, id, CaseActKind.ADD_TASK, at(1), act -> {
            act.setTitle(task.getTitle());
            act.setCountry("BA");
            act.setDueAt(at(5).toEpochMilli());
        }));
        act(BA, CaseActKind.ATTACH_DOCUMENT, 2, act -> act.setDocument(document(hash, "a.pdf", 1)));
        act(BA, CaseActKind.CHANGE_TASK, 3, act -> {
            act.setTask(id);
            act.setCountry("ME");
            act.setDueAt(at(9).toEpochMilli());
        });
        act(ME, CaseActKind.CHANGE_TASK, 4, act -> {
            act.setTask(id);
            act.setTaskStatus(TaskStatus.DONE);
        });

        assertThat(then(0).getTasks()).isEmpty();
        assertThat(then(1).getTasks()).singleElement().satisfies(first -> {
            assertThat(first.getAssignee()).isEqualTo("BA");
            assertThat(first.getDueAt()).isEqualTo(at(5).toEpochMilli());
            assertThat(first.getStatus()).isEqualTo(TaskStatus.OPEN);
        });
        assertThat(then(1).getDocuments()).isEmpty();
        assertThat(then(2).getDocuments()).hasSize(1);
        assertThat(then(3).getTasks().getFirst().getStatus()).isEqualTo(TaskStatus.OPEN);
        assertThat(then(3).getTasks().getFirst().getAssignee()).isEqualTo("ME");
        assertThat(then(4).getTasks()).containsExactly(task);
    }

    @Test
    void whatWasMergedInIsThereFromTheMergeOn() {
        var taken = Opened.next();
        var task = task(EventId.next(NOW), BA, at(9));
        present.setMergedFrom(List.of(taken.id().toString()));
        present.setAlerts(with(present.getAlerts(), alert(taken.one()), alert(taken.other())));
        present.setHits(with(present.getHits(), taken.file().getHits().getFirst()));
        present.setTasks(List.of(task));
        told.add(taken.opening(RS));
        told.add(taken.act(RS, BA, task.getId(), CaseActKind.ADD_TASK, NOW, act -> {
            act.setCountry(task.getAssignee());
            act.setDueAt(task.getDueAt());
        }));
        act(RS, CaseActKind.MERGE, 2, act -> act.setOther(taken.id().toString()));

        assertThat(then(1)).satisfies(before -> {
            assertThat(before.getMergedFrom()).isEmpty();
            assertThat(alertsOf(before))
                    .containsExactly(opened.one().toString(), opened.other().toString());
            assertThat(before.getTasks()).isEmpty();
            assertThat(before.getHits()).hasSize(1);
        });
        assertThat(then(2)).isEqualTo(presentChanged(2));
    }

    @Test
    void aCaseThatIsShownWithinAnotherStoodForItselfBefore() {
        var survivor = Opened.next();
        present.setStatus(CaseStatus.MERGED);
        present.setMergedInto(survivor.id().toString());
        toldHere(survivor.act(
                RS,
                RS,
                CaseActKind.MERGE,
                at(2),
                act -> act.setOther(opened.id().toString())));

        assertThat(then(1).getStatus()).isEqualTo(CaseStatus.OPEN);
        assertThat(then(1).getMergedInto()).isNull();
        assertThat(then(2).getStatus()).isEqualTo(CaseStatus.MERGED);
        assertThat(then(2).getMergedInto()).isEqualTo(survivor.id().toString());
    }

    @Test
    void aMergeThatWasUndoneWasAMergeThen() {
        var survivor = Opened.next();
        toldHere(survivor.act(
                RS,
                RS,
                CaseActKind.MERGE,
                at(1),
                act -> act.setOther(opened.id().toString())));
        toldHere(survivor.act(
                RS,
                RS,
                CaseActKind.UNDO_MERGE,
                at(2),
                act -> act.setOther(opened.id().toString())));

        assertThat(then(1).getStatus()).isEqualTo(CaseStatus.MERGED);
        assertThat(then(1).getMergedInto()).isNull();
        assertThat(then(2).getStatus()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void aSplitOpensTheNewCase() {
        var source = Opened.next();
        told.clear();
        toldHere(source.act(RS, BA, CaseActKind.SPLIT, at(0), act -> {
            act.setOther(opened.id().toString());
            act.setTitle("split off");
            act.setAlerts(List.of(opened.one().toString()));
        }));
        act(
                BA,
                CaseActKind.ADD_ALERT,
                1,
                act -> act.setAlerts(List.of(opened.other().toString())));
        act(BA, CaseActKind.DESCRIBE_CASE, 2, act -> act.setTitle("Walker"));
        present.setParticipants(List.of(participant(RS, CaseRole.PARTNER), participant(BA, CaseRole.LEAD)));

        assertThat(alertsThen(0)).containsExactly(opened.one().toString());
        assertThat(then(0).getTitle()).isEqualTo("split off");
        assertThat(then(0).getParticipants().getLast().getRole()).isEqualTo(CaseRole.LEAD);
        assertThat(then(2)).isEqualTo(presentChanged(2));
    }

    @Test
    void operationsAndSuggestionsAreThoseOfThatTime() {
        var operation = "O-01K0000000000000000000000A";
        var related = Opened.next().id().toString();
        present.setOperations(List.of(operation));
        present.setRelated(List.of(related));
        told.add(opened.derived(RS, CaseEntryKind.HIT_SUGGESTED, at(1), entry -> entry.setOther(related)));
        act(RS, CaseActKind.ATTACH_TO_OPERATION, 2, act -> act.setOther(operation));
        act(RS, CaseActKind.DETACH_FROM_OPERATION, 3, act -> act.setOther(operation));
        act(RS, CaseActKind.ATTACH_TO_OPERATION, 4, act -> act.setOther(operation));

        assertThat(IntStream.range(0, 5).mapToObj(n -> then(n).getOperations().size()))
                .containsExactly(0, 0, 1, 0, 1);
        assertThat(then(0).getRelated()).isEmpty();
        assertThat(then(1).getRelated()).containsExactly(related);
    }

    @Test
    void whatWasRefusedChangedNothing() {
        var refused = opened.act(RS, RS, CaseActKind.CHANGE_STATUS, at(1), act -> act.setStatus(CaseStatus.CLOSED));
        refused.event().getCaseEntry().setOutcome(CaseOutcome.REFUSED);
        told.add(refused);

        assertThat(then(2).getStatus()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void whoSawNothingOfWhatWasBeforeFindsItAsItIsNow() {
        told.clear();
        var task = task(EventId.next(NOW), RS, at(9));
        present.setTasks(List.of(task));
        present.setSummary("what it is about");
        present.setStatus(CaseStatus.UNDER_INVESTIGATION);

        assertThat(then(0)).isEqualTo(present);
    }

    /** Every act is of a kind that can be told apart in the file; the present file is what they make, folded by other means. */
    @Property(tries = 200)
    void afterAllItIsThePresentFileAndNeverMore(
            @ForAll @Size(max = 25) List<@IntRange(max = 6) Integer> kinds, @ForAll @IntRange(max = 30) int moment) {
        var scenario = new Scenario();
        IntStream.range(0, kinds.size()).forEach(n -> scenario.happens(kinds.get(n), n + 1));

        assertThat(CaseHistory.asOf(scenario.opened.id(), scenario.file, scenario.told.reversed(), at(100)))
                .contains(scenario.file);
        var then = CaseHistory.asOf(scenario.opened.id(), scenario.file, scenario.told, at(moment))
                .orElseThrow();
        assertThat(then.getTitle()).isEqualTo(scenario.titles.get(Math.min(moment, kinds.size())));
        assertThat(then.getStatus()).isEqualTo(scenario.statuses.get(Math.min(moment, kinds.size())));
        assertThat(alertsOf(scenario.file)).containsAll(alertsOf(then));
        assertThat(then.getDocuments().size()).isEqualTo(scenario.documents.get(Math.min(moment, kinds.size())));
        assertThat(then.getTasks().stream()
                        .filter(task -> task.getStatus() == TaskStatus.OPEN)
                        .count())
                .isEqualTo(
                        scenario.openTasks.get(Math.min(moment, kinds.size())).longValue());
    }

    /** What happens to a case, minute by minute, and what the file is after each. */
    private static final class Scenario {

        private final Opened opened = Opened.next();
        private final CaseFile file = opened.file();
        private final List<ToldEntry> told = new ArrayList<>(List.of(opened.opening(RS)));
        private final List<String> titles = new ArrayList<>();
        private final List<CaseStatus> statuses = new ArrayList<>();
        private final List<Integer> documents = new ArrayList<>();
        private final List<Integer> openTasks = new ArrayList<>();

        Scenario() {
            act(CaseActKind.DESCRIBE_CASE, 0, EventId.next(NOW), act -> act.setTitle(file.getTitle()));
            remember();
        }

        void happens(int kind, int minute) {
            var id = EventId.next(at(minute));
            switch (kind) {
                case 0 -> {
                    file.setTitle("title " + minute);
                    act(CaseActKind.DESCRIBE_CASE, minute, id, act -> act.setTitle(file.getTitle()));
                }
                case 1 -> {
                    file.setStatus(minute % 2 == 0 ? CaseStatus.UNDER_INVESTIGATION : CaseStatus.OPEN);
                    act(CaseActKind.CHANGE_STATUS, minute, id, act -> act.setStatus(file.getStatus()));
                }
                case 2 -> {
                    var added = alert(AlertId.next(BA, at(minute)));
                    added.setAddedAt(at(minute).toEpochMilli());
                    file.setAlerts(with(file.getAlerts(), added));
                    act(CaseActKind.ADD_ALERT, minute, id, act -> act.setAlerts(List.of(added.getId())));
                }
                case 3 -> {
                    var taken = file.getAlerts().getLast().getId();
                    if (file.getAlerts().size() > 2) {
                        file.setAlerts(
                                file.getAlerts().subList(0, file.getAlerts().size() - 1));
                        act(CaseActKind.TAKE_OUT_ALERT, minute, id, act -> act.setAlerts(List.of(taken)));
                    }
                }
                case 4 -> {
                    var document = document("%064x".formatted(minute), "a.pdf", 1);
                    file.setDocuments(with(file.getDocuments(), document));
                    act(CaseActKind.ATTACH_DOCUMENT, minute, id, act -> act.setDocument(document));
                }
                case 5 -> {
                    var task = task(id, RS, at(minute));
                    file.setTasks(with(file.getTasks(), task));
                    act(CaseActKind.ADD_TASK, minute, id, act -> {
                        act.setCountry(task.getAssignee());
                        act.setDueAt(task.getDueAt());
                    });
                }
                default ->
                    file.getTasks().stream()
                            .filter(task -> task.getStatus() == TaskStatus.OPEN)
                            .findFirst()
                            .ifPresent(task -> finish(task, minute, id));
            }
            remember();
        }

        private void finish(CaseTask task, int minute, String id) {
            task.setStatus(TaskStatus.DONE);
            act(CaseActKind.CHANGE_TASK, minute, id, act -> {
                act.setTask(task.getId());
                act.setTaskStatus(TaskStatus.DONE);
            });
        }

        private void act(CaseActKind kind, int minute, String id, Consumer<CaseAct> with) {
            file.setChangedAt(at(minute).toEpochMilli());
            told.add(opened.act(RS, RS, id, kind, at(minute), with));
        }

        private void remember() {
            titles.add(file.getTitle());
            statuses.add(file.getStatus());
            documents.add(file.getDocuments().size());
            openTasks.add((int) file.getTasks().stream()
                    .filter(task -> task.getStatus() == TaskStatus.OPEN)
                    .count());
        }
    }

    /** As the history of this case tells what was done in another. */
    private void toldHere(ToldEntry done) {
        told.add(in(opened.id().toString(), done));
    }

    private CaseFile then(int minute) {
        return CaseHistory.asOf(opened.id(), present, told, at(minute)).orElseThrow();
    }

    private CaseFile presentChanged(int minute) {
        present.setChangedAt(at(minute).toEpochMilli());
        return present;
    }

    private List<String> alertsThen(int minute) {
        return alertsOf(then(minute));
    }

    private static List<String> alertsOf(CaseFile file) {
        return file.getAlerts().stream().map(CaseAlert::getId).toList();
    }

    private void act(CountryCode by, CaseActKind kind, int minute, Consumer<CaseAct> with) {
        told.add(opened.act(RS, by, kind, at(minute), with));
    }

    private void changed(String alert, int version, AlertStatus status, int minute) {
        told.add(opened.derived(RS, CaseEntryKind.ALERT_CHANGED, at(minute), entry -> {
            entry.setAlert(alert);
            entry.setAlertVersion(version);
            entry.setAlertStatus(status);
        }));
    }

    private static Instant at(int minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }
}
