package org.borderexchange.cases.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.cases.matching.Acts.*;
import static org.borderexchange.cases.matching.TestExchange.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.cases.casework.Line;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.ProvenEvent;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventId;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.topic.TopicName;
import org.borderexchange.schemas.wire.CaseAct;
import org.borderexchange.schemas.wire.CaseActKind;
import org.borderexchange.schemas.wire.CaseAlert;
import org.borderexchange.schemas.wire.CaseDocument;
import org.borderexchange.schemas.wire.CaseEntry;
import org.borderexchange.schemas.wire.CaseEntryKind;
import org.borderexchange.schemas.wire.CaseFile;
import org.borderexchange.schemas.wire.CaseParticipant;
import org.borderexchange.schemas.wire.CaseRefusal;
import org.borderexchange.schemas.wire.CaseRole;
import org.borderexchange.schemas.wire.CaseStatus;
import org.borderexchange.schemas.wire.CaseTask;
import org.borderexchange.schemas.wire.Contact;
import org.borderexchange.schemas.wire.DeliveryStageKind;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.Operation;
import org.borderexchange.schemas.wire.OperationEnding;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.TaskStatus;
import org.borderexchange.schemas.wire.VerdictKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseworkTest {

    private static final String VIN = "WVGAV7AX9BW549850";
    private static final Instant LAST_TIME = Instant.ofEpochMilli((1L << 48) - 1);
    private static final List<String> COUNTRIES = List.of("RS", "BA", "ME");

    private final TestExchange exchange = new TestExchange();
    private final List<ProducerRecord<byte[], byte[]>> said = new ArrayList<>();
    private final TestHub hub = new TestHub(exchange);
    private final Acts acts = new Acts(exchange, this::tell);

    private final Told serbian = Told.by("RS").vin(VIN).onlyTo("BA");
    private final Told bosnian = Told.by("BA").vin(VIN).onlyTo("RS");
    private final HitId hit = HitId.of(serbian.id(), bosnian.id());
    private final String opened = CaseId.openedBy(hit).toString();

    @AfterEach
    void close() {
        hub.close();
    }

    // ---- opening ----

    @Test
    void aHitThatBothOwnersConfirmOpensACaseThatBothAreTold() {
        tell(serbian, bosnian);
        judge(hit, "RS", VerdictKind.CONFIRMED);
        assertThat(file("RS", opened)).isEmpty();

        judge(hit, "BA", VerdictKind.CONFIRMED);

        for (var country : List.of("RS", "BA")) {
            var file = file(country, opened).orElseThrow();
            assertThat(file.getStatus()).isEqualTo(CaseStatus.OPEN);
            assertThat(file.getParticipates()).isTrue();
            assertThat(file.getAlerts())
                    .extracting(CaseAlert::getId)
                    .containsExactlyInAnyOrder(
                            serbian.id().toString(), bosnian.id().toString());
            assertThat(file.getHits())
                    .singleElement()
                    .satisfies(held -> assertThat(held.getId()).isEqualTo(hit.toString()));
            assertThat(kinds(country, opened))
                    .containsExactlyInAnyOrder(
                            CaseEntryKind.OPENED_BY_HIT,
                            CaseEntryKind.VERDICT_HEARD,
                            CaseEntryKind.VERDICT_HEARD,
                            CaseEntryKind.ALERT_CHANGED,
                            CaseEntryKind.ALERT_CHANGED);
        }
        assertThat(hub.provenTo("ME")).isEmpty();
    }

    @Test
    void whoMayReadBothAlertsAndOwnsNeitherSeesThemInACaseAndNothingOfTheHit() {
        var own = Told.by("RS").vin(VIN);
        var theirs = Told.by("BA").vin(VIN);
        tell(own, theirs);
        var open = HitId.of(own.id(), theirs.id());
        confirm(open, "RS", "BA");

        var file = file("ME", CaseId.openedBy(open).toString()).orElseThrow();

        assertThat(file.getAlerts()).hasSize(2);
        assertThat(hub.provenTo("ME").map(proven -> proven.proof().event().toString()))
                .noneMatch(event -> event.contains(open.toString()));
    }

    @Test
    void aVerdictOfTheLastTimeThatCanBeSaidStopsNothing() {
        tell(serbian, bosnian);
        for (var country : List.of("RS", "BA")) {
            tell(exchange.verdict(inbox(country), hit, country, 1, VerdictKind.CONFIRMED, "basis", LAST_TIME));
        }

        assertThat(file("RS", opened)).isPresent();
        say("RS", opened, note("still here"));
        assertThat(entries("BA", opened).values())
                .anyMatch(entry -> entry.getAct() != null
                        && "still here".equals(entry.getAct().getText()));
        assertThat(hub.meters.get("exchange.hit.to.verdict").timer().count()).isEqualTo(2);
        assertThat(hub.meters.get("exchange.hit.to.case").timer().count()).isEqualTo(1);
    }

    @Test
    void whoOwnsNeitherAlertHasNoSayInACase() {
        tell(exchange.verdict(inbox("RS"), hit, "ME", 1, VerdictKind.CONFIRMED, "basis", LAST_TIME));
        tell(serbian, bosnian);
        confirm(hit, "RS", "BA");
        tell(exchange.verdict(inbox("RS"), hit, "ME", 2, VerdictKind.CONFIRMED, "basis", LAST_TIME));

        assertThat(entries("RS", opened).values())
                .isNotEmpty()
                .noneMatch(entry -> entry.getBy().equals("ME"))
                .allMatch(entry -> entry.getAt() <= Told.START.toEpochMilli());
        assertThat(hub.<Pair>store(MatchingTopology.PAIRS).get(hit.toString()).verdicts())
                .containsOnlyKeys(new CountryCode("RS"), new CountryCode("BA"));
    }

    @Test
    void aTimeThatHasNotComeIsNoTimeOfACase() {
        tell(serbian, bosnian);
        for (var country : List.of("RS", "BA")) {
            tell(exchange.verdict(inbox(country), hit, country, 1, VerdictKind.CONFIRMED, "basis", LAST_TIME));
        }

        assertThat(entries("RS", opened).values())
                .isNotEmpty()
                .allMatch(entry -> entry.getAt() <= TestHub.NOW.toEpochMilli());
        assertThat(file("RS", opened).orElseThrow().getOpenedAt()).isEqualTo(TestHub.NOW.toEpochMilli());
        try (var rebuilt = new TestHub(exchange)) {
            rebuilt.clock.set(TestHub.NOW.plus(Duration.ofDays(1)));
            rebuilt.complete.set(false);
            publish(rebuilt);
            said.forEach(rebuilt::tell);

            rebuilt.complete.set(true);
            rebuilt.letTimePass(Duration.ofSeconds(2));

            assertThat(COUNTRIES)
                    .allSatisfy(country -> assertThat(rebuilt.provenTo(country)).isEmpty());
        }
    }

    @Test
    void aRejectedHitOpensNothing() {
        tell(serbian, bosnian);
        judge(hit, "RS", VerdictKind.CONFIRMED);
        judge(hit, "BA", VerdictKind.REJECTED);

        assertThat(file("RS", opened)).isEmpty();
    }

    @Test
    void aFurtherConfirmedHitJoinsTheCaseThatItsAlertIsIn() {
        open();
        var another = Told.by("BA").vin(VIN).onlyTo("RS");
        tell(another);
        var second = HitId.of(serbian.id(), another.id());

        confirm(second, "RS", "BA");

        assertThat(file("RS", opened).orElseThrow().getAlerts()).hasSize(3);
        assertThat(kinds("RS", opened)).contains(CaseEntryKind.HIT_JOINED);
        assertThat(file("RS", CaseId.openedBy(second).toString())).isEmpty();
    }

    @Test
    void aHitBetweenTwoCasesJoinsTheOlderAndRelatesThem() {
        var own = Told.by("RS").onlyTo("BA").vin(VIN);
        var theirs = Told.by("BA").onlyTo("RS").vin(VIN);
        tell(own, theirs);
        var older = acts.opensCase("RS", "older", own.id().toString());
        hub.clock.forward(Duration.ofMinutes(1));
        var younger = acts.opensCase("BA", "younger", theirs.id().toString());

        confirm(HitId.of(own.id(), theirs.id()), "RS", "BA");

        assertThat(file("RS", older).orElseThrow().getAlerts()).hasSize(2);
        assertThat(file("RS", older).orElseThrow().getRelated()).containsExactly(younger);
        assertThat(file("BA", younger).orElseThrow().getRelated()).containsExactly(older);
    }

    @Test
    void whatAnOfficerTookOutIsNotBroughtBackByTheSameHit() {
        open();
        say("RS", opened, takeOut(bosnian.id().toString()));
        assertThat(file("RS", opened).orElseThrow().getAlerts()).hasSize(1);

        judge(hit, "RS", VerdictKind.CONFIRMED, 2);

        assertThat(file("RS", opened).orElseThrow().getAlerts()).hasSize(1);
    }

    // ---- need to know ----

    @Test
    void whatComesFromAnAlertThatACountryMayNotReadIsAbsentForItWithoutATrace() {
        open();
        var withoutSecret = told("BA", opened);
        var secret = Told.by("ME").onlyTo("RS");
        tell(secret);

        say("RS", opened, add(secret.id().toString()));
        say("RS", opened, note("as ME says", secret.id().toString()));
        say("ME", opened, note("from us"));
        tell(secret.amended());

        var file = file("RS", opened).orElseThrow();
        assertThat(file.getAlerts())
                .extracting(CaseAlert::getId)
                .contains(secret.id().toString());
        assertThat(file.getParticipants())
                .extracting(CaseParticipant::getCountry)
                .contains("ME");
        assertThat(told("BA", opened)).isEqualTo(withoutSecret);
        assertThat(hub.provenTo("BA").map(proven -> proven.proof().event().toString()))
                .noneMatch(event -> event.contains(secret.id().toString()) || event.contains("\"ME\""));
        assertThat(file("ME", opened).orElseThrow().getAlerts())
                .extracting(CaseAlert::getId)
                .containsExactly(secret.id().toString());
    }

    @Test
    void whatAHiddenCountryAttachesAndWritesIntoTheFileIsAbsentToo() {
        open();
        say("RS", opened, of(CaseActKind.DESCRIBE_CASE).setTitle("Tiguan").setText("as both know it"));
        var withoutSecret = told("BA", opened);
        hide("ME");

        say("ME", opened, attach("witness.pdf"));
        say("ME", opened, of(CaseActKind.DESCRIBE_CASE).setTitle("the witness").setText("who saw it"));

        assertThat(told("BA", opened)).isEqualTo(withoutSecret);
        var file = file("RS", opened).orElseThrow();
        assertThat(file.getTitle()).isEqualTo("the witness");
        assertThat(file.getDocuments()).extracting(CaseDocument::getName).containsExactly("witness.pdf");

        say("ME", opened, status(CaseStatus.CLOSED, "the witness is safe"));

        assertThat(file("RS", opened).orElseThrow().getStatusReason()).isEqualTo("the witness is safe");
        assertThat(file("BA", opened).orElseThrow()).satisfies(closed -> {
            assertThat(closed.getStatus()).isEqualTo(CaseStatus.CLOSED);
            assertThat(closed.getStatusReason()).isNull();
        });
    }

    @Test
    void aDocumentIsListedOnceForWhoMayKnowOneOfThoseWhoAttachedIt() {
        open();
        hide("ME");
        say("ME", opened, attach("plan.pdf"));
        say("BA", opened, attach("plan.pdf"));

        assertThat(COUNTRIES)
                .allSatisfy(country -> assertThat(
                                file(country, opened).orElseThrow().getDocuments())
                        .hasSize(1));
    }

    @Test
    void documentsThatAnOfficerMayNotSeeDoNotCountAgainstHim() {
        open();
        hide("ME");
        for (int n = 0; n < 200; n++) {
            say("ME", opened, attach(n + ".pdf"));
        }

        say("BA", opened, attach("ours.pdf"));

        assertThat(file("BA", opened).orElseThrow().getDocuments()).hasSize(1);
        assertThat(refusal("ME", say("ME", opened, attach("one more.pdf")))).isEqualTo(CaseRefusal.TOO_MANY);
    }

    @Test
    void whoMayReadAnAlertButDoesNotWorkInTheCaseSeesNeitherTitleNorNotes() {
        var open = serbian.toWholeGroup();
        tell(open);
        var id = acts.opensCase("RS", "a car on its way", open.id().toString());
        say("RS", id, note("who may be waiting for it"));

        var file = file("ME", id).orElseThrow();

        assertThat(file.getParticipates()).isFalse();
        assertThat(file.getTitle()).isNull();
        assertThat(file.getAlerts()).hasSize(1);
        assertThat(file.getWholeGroups()).isTrue();
        assertThat(kinds("ME", id)).containsExactly(CaseEntryKind.ALERT_CHANGED);
    }

    @Test
    void aCountryThatLosesAnAlertLosesTheCaseThatItSawByIt() {
        var open = serbian.toWholeGroup();
        tell(open);
        var id = acts.opensCase("RS", "a car on its way", open.id().toString());
        assertThat(file("ME", id)).isPresent();

        tell(open.amended().onlyTo("BA"));

        assertThat(file("ME", id)).isEmpty();
        assertThat(told("ME", id).values())
                .allSatisfy(event -> assertThat(event.getErasure()).isNotNull());
        assertThat(file("BA", id)).isPresent();
    }

    @Test
    void actsUponACaseThatACountryDoesNotKnowAreRefusedAsIfItDidNotExist() {
        open();

        assertThat(refusal("ME", say("ME", opened, note("what do you have?")))).isEqualTo(CaseRefusal.NOT_FOUND);
        assertThat(hub.provenTo("RS").map(proven -> proven.proof().event().toString()))
                .noneMatch(event -> event.contains("what do you have?"));
    }

    // ---- work ----

    @Test
    void bothSidesWorkInTheCaseAndEachSeesWhatTheOtherDid() {
        open();
        say("RS", opened, of(CaseActKind.DESCRIBE_CASE).setTitle("Tiguan").setBasedOn(version("RS", opened)));
        var task = say("BA", opened, task("ask the owner", "RS"));
        say("BA", opened, note("seen near Karakaj"));

        var file = file("RS", opened).orElseThrow();
        assertThat(file.getTitle()).isEqualTo("Tiguan");
        assertThat(file.getTasks()).singleElement().satisfies(held -> {
            assertThat(held.getId()).isEqualTo(task.act().orElseThrow());
            assertThat(held.getStatus()).isEqualTo(TaskStatus.OPEN);
        });
        assertThat(file("BA", opened)).hasValue(file);
        assertThat(entries("RS", opened).values())
                .filteredOn(entry -> entry.getAct() != null)
                .extracting(entry -> entry.getAct().getKind())
                .containsExactlyInAnyOrder(CaseActKind.DESCRIBE_CASE, CaseActKind.ADD_TASK, CaseActKind.WRITE_NOTE);
    }

    @Test
    void ofTwoOfficersWhoChangeTheSameAtOnceTheSecondIsToldAndNothingIsLost() {
        open();
        var seen = version("RS", opened);
        say("RS", opened, status(CaseStatus.UNDER_INVESTIGATION, null).setBasedOn(seen));

        var second = say("BA", opened, status(CaseStatus.CLOSED, "no").setBasedOn(version("BA", opened) - 1));

        assertThat(refusal("BA", second)).isEqualTo(CaseRefusal.STALE);
        assertThat(entry("BA", second).getAct().getReason()).isEqualTo("no");
        assertThat(entries("RS", opened)).doesNotContainKey(second);
        assertThat(file("RS", opened).orElseThrow().getStatus()).isEqualTo(CaseStatus.UNDER_INVESTIGATION);
    }

    @Test
    void aCaseIsNotClosedWhileTasksAreOpen() {
        open();
        var task = say("RS", opened, task("ask the owner", "BA"));

        assertThat(refusal("RS", say("RS", opened, status(CaseStatus.CLOSED, "done"))))
                .isEqualTo(CaseRefusal.OPEN_TASKS);
        say(
                "BA",
                opened,
                of(CaseActKind.CHANGE_TASK).setTask(task.act().orElseThrow()).setTaskStatus(TaskStatus.DONE));
        say("RS", opened, status(CaseStatus.CLOSED, "done"));

        assertThat(file("BA", opened).orElseThrow().getStatus()).isEqualTo(CaseStatus.CLOSED);
        assertThat(refusal("BA", say("BA", opened, note("one more thing")))).isEqualTo(CaseRefusal.CLOSED);
        say("BA", opened, status(CaseStatus.OPEN, "one more thing"));
        assertThat(file("RS", opened).orElseThrow().getStatus()).isEqualTo(CaseStatus.OPEN);
    }

    @Test
    void wrongActsAreRefusedEachForItsReason() {
        open();

        assertThat(refusal("RS", say("RS", opened, merge(opened)))).isEqualTo(CaseRefusal.SAME_CASE);
        assertThat(refusal(
                        "RS",
                        say(
                                "RS",
                                opened,
                                merge(CaseId.openedBy(HitId.of(serbian.id(), serbian.id()))
                                        .toString()))))
                .isEqualTo(CaseRefusal.NOT_FOUND);
        assertThat(refusal("RS", say("RS", opened, takeOut("RS-01KA8Z3J5Q00000000000000E6"))))
                .isEqualTo(CaseRefusal.NOT_IN_CASE);
        assertThat(refusal(
                        "RS",
                        say(
                                "RS",
                                opened,
                                takeOut(serbian.id().toString(), bosnian.id().toString()))))
                .isEqualTo(CaseRefusal.NOTHING_LEFT);
        assertThat(refusal("RS", say("RS", opened, task("t", "ME")))).isEqualTo(CaseRefusal.NOT_A_PARTICIPANT);
        assertThat(refusal("RS", say("RS", opened, admit("HR", CaseRole.PARTNER, true))))
                .isEqualTo(CaseRefusal.NOT_A_MEMBER);
        assertThat(refusal("RS", say("RS", opened, attachTo("O-0000000000000000000000000A"))))
                .isEqualTo(CaseRefusal.NO_SUCH_OPERATION);
        assertThat(refusal("RS", say("RS", opened, of(CaseActKind.UNRECOGNISED))))
                .isEqualTo(CaseRefusal.INVALID);
        assertThat(refusal("RS", say("RS", opened, of(CaseActKind.CHANGE_TASK).setTask("none"))))
                .isEqualTo(CaseRefusal.NO_SUCH_TASK);
    }

    @Test
    void nobodyTakesTheNameOfACaseThatAHitWillOpen() {
        tell(serbian, bosnian);
        var act = of(CaseActKind.OPEN_CASE).setTitle("squatted").setWorkingGroup("drugs");

        assertThat(refusal("RS", say("RS", opened, act))).isEqualTo(CaseRefusal.INVALID);

        confirm(hit, "RS", "BA");
        assertThat(file("BA", opened)).isPresent();
    }

    @Test
    void anActThatSaysMoreThanAnyGatewaySendsOrWhatCannotBeIsRefusedAndItsNeighboursAreNot() {
        open();

        assertThat(refusal("RS", say("RS", opened, note("x".repeat(4_001))))).isEqualTo(CaseRefusal.INVALID);
        assertThat(refusal("RS", say("RS", opened, add("no alert")))).isEqualTo(CaseRefusal.INVALID);
        assertThat(refusal("RS", say("RS", opened, admit("Serbia", CaseRole.PARTNER, true))))
                .isEqualTo(CaseRefusal.INVALID);
        assertThat(refusal("RS", say("RS", opened, admit("x!", CaseRole.PARTNER, true))))
                .isEqualTo(CaseRefusal.INVALID);

        say("BA", opened, note("still here"));
        assertThat(entries("RS", opened).values())
                .anyMatch(entry -> entry.getAct() != null
                        && "still here".equals(entry.getAct().getText()));
    }

    @Test
    void anActThatIsHeardAgainIsDecidedOnce() {
        open();
        say("RS", opened, note("once"));
        var before = told("BA", opened);

        tell(said.getLast());

        assertThat(told("BA", opened)).isEqualTo(before);
    }

    @Test
    void whoMerelyReadsAnAlertCannotPutHimselfIntoTheCaseByAnAlertOfHisOwn() {
        var open = serbian.toWholeGroup();
        tell(open);
        var id = acts.opensCase("RS", "a car on its way", open.id().toString());
        var secret = Told.by("ME").onlyTo();
        tell(secret);

        assertThat(refusal("ME", say("ME", id, add(secret.id().toString())))).isEqualTo(CaseRefusal.NOT_A_PARTICIPANT);

        hub.clock.forward(Duration.ofMinutes(1));
        say("RS", id, admit("ME", CaseRole.PARTNER, false));
        say("ME", id, add(secret.id().toString()));
        assertThat(entries("ME", id).values())
                .filteredOn(entry -> entry.getAct() != null)
                .noneMatch(entry -> entry.getAct().getKind() == CaseActKind.OPEN_CASE);
    }

    @Test
    void whatACountryDidStaysWithTheOthersWhenItLeavesAndItsTasksCanBeEnded() {
        open();
        var note = say("BA", opened, note("seen near Karakaj"));
        var task = say("BA", opened, task("ask the owner", "RS"));
        say("BA", opened, dismiss("BA"));

        assertThat(entries("RS", opened)).containsKeys(note, task);
        say(
                "RS",
                opened,
                of(CaseActKind.CHANGE_TASK).setTask(task.act().orElseThrow()).setTaskStatus(TaskStatus.CANCELLED));
        say("RS", opened, status(CaseStatus.CLOSED, "done"));
        assertThat(file("RS", opened).orElseThrow().getStatus()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aRefusalDoesNotTellWhetherThereAreHiddenAlerts() {
        var open = serbian.toWholeGroup();
        tell(open);
        var id = acts.opensCase("RS", "a car on its way", open.id().toString());
        say("RS", id, admit("BA", CaseRole.PARTNER, true));
        var secret = Told.by("ME").onlyTo("RS");
        tell(secret);
        say("RS", id, add(secret.id().toString()));

        assertThat(refusal("BA", say("BA", id, takeOut(open.id().toString())))).isEqualTo(CaseRefusal.NOTHING_LEFT);
    }

    @Test
    void anAlertThatOneCountryLosesStaysForThoseWhoPutItThereAsWell() {
        var open = serbian.toWholeGroup();
        var own = Told.by("ME");
        tell(open, own);
        var id = acts.opensCase("ME", "from ME", own.id().toString(), open.id().toString());
        say("ME", id, admit("BA", CaseRole.PARTNER, true));
        tell(open.amended().onlyTo("BA"));
        assertThat(file("BA", id).orElseThrow().getAlerts()).hasSize(1);

        say("BA", id, add(open.id().toString()));

        assertThat(file("BA", id).orElseThrow().getAlerts()).hasSize(2);
        assertThat(file("ME", id).orElseThrow().getAlerts()).hasSize(1);
    }

    // ---- merge and split ----

    @Test
    void aCaseThatWasTakenInIsNoNewsForWhoKnowsTheOtherByAnAlertAlone() {
        var open = serbian.toWholeGroup();
        var hidden = Told.by("RS").onlyTo("BA");
        tell(open, hidden);
        var id = acts.opensCase("RS", "open", open.id().toString());
        var taken = acts.opensCase("RS", "hidden", hidden.id().toString());

        say("RS", id, merge(taken));

        assertThat(file("ME", id)).isPresent();
        assertThat(told("ME", taken)).isEmpty();
    }

    @Test
    void aTaskOfACaseThatWasTakenInIsChangedInBoth() {
        open();
        var own = Told.by("RS").onlyTo("BA");
        tell(own);
        var second = acts.opensCase("RS", "second", own.id().toString());
        var task = say("RS", second, task("ask", "RS"));
        say("RS", opened, merge(second));

        say(
                "BA",
                opened,
                of(CaseActKind.CHANGE_TASK).setTask(task.act().orElseThrow()).setTaskStatus(TaskStatus.DONE));

        assertThat(file("RS", opened).orElseThrow().getTasks())
                .singleElement()
                .satisfies(held -> assertThat(held.getStatus()).isEqualTo(TaskStatus.DONE));
        say("RS", opened, undoMerge(second));
        assertThat(file("RS", second).orElseThrow().getTasks())
                .singleElement()
                .satisfies(held -> assertThat(held.getStatus()).isEqualTo(TaskStatus.DONE));
    }

    @Test
    void aMergeShowsOneCaseWithinTheOtherAndCanBeUndone() {
        open();
        var own = Told.by("RS").onlyTo("BA");
        tell(own);
        var second = acts.opensCase("RS", "second", own.id().toString());
        say("RS", second, note("of the second"));
        var before = file("RS", opened).orElseThrow();

        say("RS", opened, merge(second).setBasedOn(version("RS", opened)));

        var whole = file("RS", opened).orElseThrow();
        assertThat(whole.getAlerts()).hasSize(3);
        assertThat(whole.getMergedFrom()).containsExactly(second);
        assertThat(file("RS", second).orElseThrow().getStatus()).isEqualTo(CaseStatus.MERGED);
        assertThat(file("RS", second).orElseThrow().getMergedInto()).isEqualTo(opened);
        assertThat(refusal("RS", say("RS", second, note("too late")))).isEqualTo(CaseRefusal.MERGED);
        assertThat(refusal("RS", say("RS", opened, merge(second)))).isEqualTo(CaseRefusal.SAME_CASE);

        say("RS", opened, undoMerge(second));

        var after = file("RS", opened).orElseThrow();
        assertThat(after.getAlerts()).isEqualTo(before.getAlerts());
        assertThat(after.getMergedFrom()).isEmpty();
        assertThat(file("RS", second).orElseThrow().getStatus()).isEqualTo(CaseStatus.OPEN);
        say("RS", second, note("not too late"));
        assertThat(file("RS", second).orElseThrow().getAlerts()).hasSize(1);
    }

    @Test
    void aSplitMovesAlertsIntoACaseOfTheirOwnWhichCanBeMergedBack() {
        open();
        var own = Told.by("RS").onlyTo("BA");
        tell(own);
        say("RS", opened, add(own.id().toString()));
        var ulid = EventId.next(Told.START);
        var split = CaseId.openedBy(new CountryCode("RS"), ulid).toString();

        acts.say("RS", opened, ulid, split(split, "apart", own.id().toString()));

        assertThat(file("RS", opened).orElseThrow().getAlerts()).hasSize(2);
        var apart = file("RS", split).orElseThrow();
        assertThat(apart.getTitle()).isEqualTo("apart");
        assertThat(apart.getSplitFrom()).isEqualTo(opened);
        assertThat(apart.getAlerts())
                .extracting(CaseAlert::getId)
                .containsExactly(own.id().toString());

        say("RS", opened, merge(split));

        assertThat(file("RS", opened).orElseThrow().getAlerts()).hasSize(3);
    }

    @Test
    void aChangeOfATaskIsShownToWhoSeesTheTask() {
        open();
        hide("ME");
        var hidden = say("ME", opened, task("hide the witness", "ME"));
        var known = say("BA", opened, task("ask the owner", "RS"));

        var ofHidden = say("RS", opened, changeTask(hidden).setTaskStatus(TaskStatus.DONE));
        var ofKnown = say("RS", opened, changeTask(known).setTaskStatus(TaskStatus.DONE));

        assertThat(entries("BA", opened)).containsKey(ofKnown).doesNotContainKey(ofHidden);
        assertThat(file("RS", opened).orElseThrow().getTasks())
                .extracting(CaseTask::getStatus)
                .containsOnly(TaskStatus.DONE);
    }

    @Test
    void aCaseOfWhichACountryMayNotKnowIsNotNamedByTheOneThatWasSplitFromIt() {
        var hidden = Told.by("RS").onlyTo();
        tell(serbian, hidden);
        var whole = acts.opensCase(
                "RS", "whole", hidden.id().toString(), serbian.id().toString());
        var ulid = EventId.next(Told.START);
        var part = CaseId.openedBy(new CountryCode("RS"), ulid).toString();
        var key = acts.say("RS", whole, ulid, split(part, "part", serbian.id().toString()));
        say("RS", part, admit("BA", CaseRole.PARTNER, true));
        var inPart = new EventKey(part, key.speaker(), key.act());

        assertThat(file("RS", part).orElseThrow().getSplitFrom()).isEqualTo(whole);
        assertThat(file("BA", part).orElseThrow().getSplitFrom()).isNull();
        assertThat(entry("RS", inPart).getOther()).isEqualTo(whole);
        assertThat(entry("BA", inPart).getOther()).isNull();
        assertThat(entry("BA", inPart).getAct().getOther()).isEqualTo(part);
    }

    @Test
    void aCaseThatStandsAloneAgainIsNamedToThoseAloneWhoMayKnowIt() {
        tell(serbian);
        var first = acts.opensCase("RS", "first", serbian.id().toString());
        say("RS", first, admit("ME", CaseRole.PARTNER, true));
        var second = acts.opensCase("RS", "second");
        say("RS", first, merge(second));

        var undone = say("RS", first, undoMerge(second));

        assertThat(entry("RS", undone).getAct().getOther()).isEqualTo(second);
        assertThat(entry("ME", undone).getAct().getOther()).isNull();
    }

    @Test
    void whoNamesALiaisonOfficerInAnOperationNamesHimToItsParticipants() {
        open();
        var walker = acts.opensOperation("RS", "Walker", OperationKind.JOINT_ACTION);
        say("RS", opened, attachTo(walker));

        say("RS", walker, of(CaseActKind.NAME_LIAISON).setLiaison(new Contact("MUP", "SBPOK", "+381110000", null)));

        assertThat(liaisons("RS", opened)).containsExactly("SBPOK");
        assertThat(liaisons("BA", opened)).isEmpty();
    }

    @Test
    void whatIsNoCaseForACountryIsNotCalledMerged() {
        var hidden = acts.opensCase("ME", "hidden");
        say("ME", acts.opensCase("ME", "also hidden"), merge(hidden));
        var own = acts.opensCase("RS", "own");

        assertThat(refusal("RS", say("RS", own, merge(hidden)))).isEqualTo(CaseRefusal.NOT_FOUND);
    }

    // ---- participants and operations ----

    @Test
    void whoIsAdmittedWithoutThePastReadsWhatComesAfter() {
        open();
        say("RS", opened, note("before"));
        hub.clock.forward(Duration.ofMinutes(1));
        say("RS", opened, admit("ME", CaseRole.PARTNER, false));
        say("RS", opened, note("after"));

        assertThat(file("ME", opened).orElseThrow().getAlerts()).isEmpty();
        assertThat(entries("ME", opened).values())
                .filteredOn(entry -> entry.getAct() != null && entry.getAct().getText() != null)
                .extracting(entry -> entry.getAct().getText())
                .containsExactly("after");

        var left = say("ME", opened, dismiss("ME"));

        assertThat(file("ME", opened)).isEmpty();
        assertThat(entries("ME", opened)).containsOnlyKeys(left);
        assertThat(refusal("ME", say("ME", opened, note("still here")))).isEqualTo(CaseRefusal.NOT_FOUND);
    }

    @Test
    void whoIsAdmittedWithoutThePastReadsNoEarlierDocumentsNorTasksThatAreNotGivenToHim() {
        open();
        say("RS", opened, attach("before.pdf"));
        var before = say("RS", opened, task("before", "BA"));
        var given = say("RS", opened, task("given to ME", "BA"));
        hub.clock.forward(Duration.ofMinutes(1));
        say("RS", opened, admit("ME", CaseRole.PARTNER, false));
        say("RS", opened, attach("after.pdf"));
        say("RS", opened, task("after", "RS"));
        say("RS", opened, changeTask(given).setCountry("ME"));

        var file = file("ME", opened).orElseThrow();
        assertThat(file.getDocuments()).extracting(CaseDocument::getName).containsExactly("after.pdf");
        assertThat(file.getTasks()).extracting(CaseTask::getTitle).containsExactlyInAnyOrder("given to ME", "after");
        assertThat(refusal("ME", say("ME", opened, changeTask(before).setTaskStatus(TaskStatus.DONE))))
                .isEqualTo(CaseRefusal.NO_SUCH_TASK);
    }

    @Test
    void anOperationGivesItsParticipantsSightOfItsCasesAndTakesItAway() {
        open();
        var walker = acts.opensOperation("RS", "Walker", OperationKind.CONTROLLED_DELIVERY);
        say("RS", walker, admit("ME", CaseRole.PARTNER, true));
        assertThat(file("ME", opened)).isEmpty();

        say("RS", opened, attachTo(walker));

        assertThat(file("ME", opened).orElseThrow().getOperations()).containsExactly(walker);
        assertThat(operation("ME", walker).orElseThrow().getCases()).containsExactly(opened);
        assertThat(operation("BA", walker)).isEmpty();
        assertThat(file("BA", opened).orElseThrow().getOperations()).isEmpty();

        say("RS", walker, dismiss("ME"));

        assertThat(operation("ME", walker)).isEmpty();
        assertThat(file("ME", opened)).isEmpty();
    }

    @Test
    void aPartnerOpensACaseToNobodyByAnOperationOrACaseThatHeLeads() {
        tell(serbian);
        var id = acts.opensCase("RS", "of RS", serbian.id().toString());
        say("RS", id, admit("BA", CaseRole.PARTNER, true));
        var walker = acts.opensOperation("BA", "Walker", OperationKind.JOINT_ACTION);
        say("BA", walker, admit("ME", CaseRole.PARTNER, true));
        var other = acts.opensCase("BA", "of BA");
        say("BA", other, admit("ME", CaseRole.PARTNER, true));

        assertThat(refusal("BA", say("BA", id, attachTo(walker)))).isEqualTo(CaseRefusal.NOT_THE_LEAD);
        assertThat(refusal("BA", say("BA", other, merge(id)))).isEqualTo(CaseRefusal.NOT_THE_LEAD);
        assertThat(refusal("BA", say("BA", id, merge(other)))).isEqualTo(CaseRefusal.NOT_THE_LEAD);
        assertThat(told("ME", id)).isEmpty();
    }

    @Test
    void whoLeadsAnOperationDoesNotLeadItsCases() {
        tell(serbian);
        var id = acts.opensCase("RS", "of RS", serbian.id().toString());
        var walker = acts.opensOperation("BA", "Walker", OperationKind.JOINT_ACTION);
        say("BA", walker, admit("RS", CaseRole.PARTNER, true));

        say("RS", id, attachTo(walker));

        assertThat(roles("RS", id)).containsOnly(Map.entry("RS", CaseRole.LEAD), Map.entry("BA", CaseRole.PARTNER));
        assertThat(refusal("BA", say("BA", id, dismiss("RS")))).isEqualTo(CaseRefusal.NOT_THE_LEAD);
    }

    @Test
    void whoLedACaseThatWasTakenInDoesNotLeadTheOther() {
        open();
        var other = acts.opensCase("BA", "of BA");

        say("BA", opened, merge(other));

        assertThat(roles("RS", opened))
                .containsOnly(Map.entry("RS", CaseRole.PARTNER), Map.entry("BA", CaseRole.PARTNER));
        say("RS", opened, admit("ME", CaseRole.PARTNER, true));
        assertThat(file("ME", opened)).isPresent();
    }

    @Test
    void whereNobodyLeadsThoseDirectWhoWorkInTheCaseItself() {
        open();
        var walker = acts.opensOperation("RS", "Walker", OperationKind.JOINT_ACTION);
        say("RS", walker, admit("ME", CaseRole.PARTNER, true));
        say("RS", opened, attachTo(walker));

        assertThat(refusal("ME", say("ME", opened, dismiss("RS")))).isEqualTo(CaseRefusal.NOT_THE_LEAD);
        assertThat(refusal("ME", say("ME", opened, admit("ME", CaseRole.LEAD, true))))
                .isEqualTo(CaseRefusal.NOT_THE_LEAD);
    }

    @Test
    void aCaseIsNotAttachedToAnOperationOfAWorkingGroupThatIsNoneOfItsOwn() {
        var firearms = Told.by("RS").inGroup("firearms").onlyTo("BA");
        tell(firearms);
        var id = acts.opensCaseIn("firearms", "RS", "rifles", firearms.id().toString());
        var walker = acts.opensOperation("RS", "Walker", OperationKind.JOINT_ACTION);
        say("RS", walker, admit("ME", CaseRole.PARTNER, true));

        assertThat(refusal("RS", say("RS", id, attachTo(walker)))).isEqualTo(CaseRefusal.NOT_A_MEMBER);
        assertThat(told("ME", id)).isEmpty();
    }

    @Test
    void aControlledDeliveryCarriesItsStagesAndWhoIsResponsible() {
        var walker = acts.opensOperation("RS", "Walker", OperationKind.CONTROLLED_DELIVERY);
        say("RS", walker, admit("BA", CaseRole.PARTNER, true));

        say("RS", walker, stage(DeliveryStageKind.AUTHORISED, "RS"));
        assertThat(operation("RS", walker).orElseThrow().getResponsible()).isEqualTo("RS");
        assertThat(refusal("RS", say("RS", walker, stage(DeliveryStageKind.AUTHORISED, "BA"))))
                .isEqualTo(CaseRefusal.INVALID);
        assertThat(refusal("RS", say("RS", walker, stage(DeliveryStageKind.HANDED_OVER, "ME"))))
                .isEqualTo(CaseRefusal.NOT_A_PARTICIPANT);
        say("BA", walker, stage(DeliveryStageKind.AUTHORISED, "BA"));
        say("BA", walker, stage(DeliveryStageKind.BORDER_CROSSED, "BA"));

        var delivery = operation("BA", walker).orElseThrow();
        assertThat(delivery.getStages()).hasSize(3);
        assertThat(delivery.getResponsible()).isEqualTo("BA");
    }

    @Test
    void anEndedOperationIsArchivedHandedOverOrErasedAsWasSaid() {
        for (var ending : OperationEnding.values()) {
            var walker = acts.opensOperation("RS", "Walker", OperationKind.JOINT_ACTION);
            say("RS", walker, admit("BA", CaseRole.PARTNER, true));
            assertThat(refusal("BA", say("BA", walker, end(ending, "BA")))).isEqualTo(CaseRefusal.NOT_THE_LEAD);

            say("RS", walker, end(ending, "BA"));

            assertThat(operation("RS", walker).isPresent()).isEqualTo(ending == OperationEnding.ARCHIVED);
            assertThat(operation("BA", walker).isPresent()).isEqualTo(ending != OperationEnding.ERASED);
        }
    }

    @Test
    void whoLeadsAnOperationLeadsUntilAnotherDoes() {
        var walker = acts.opensOperation("RS", "Walker", OperationKind.JOINT_ACTION);
        say("RS", walker, admit("BA", CaseRole.PARTNER, true));

        assertThat(refusal("RS", say("RS", walker, admit("RS", CaseRole.OBSERVER, true))))
                .isEqualTo(CaseRefusal.INVALID);
        say("RS", walker, admit("BA", CaseRole.LEAD, true));
        say("BA", walker, end(OperationEnding.ARCHIVED, null));

        assertThat(operation("RS", walker).orElseThrow().getEnding()).isEqualTo(OperationEnding.ARCHIVED);
    }

    // ---- those who left ----

    @Test
    void whoLeavesTheWorkingGroupLosesItsCasesAndOperationsAndKeepsItsOwnWords() {
        tell(serbian);
        var id = acts.opensCase("RS", "of RS", serbian.id().toString());
        say("RS", id, admit("BA", CaseRole.PARTNER, true));
        var note = say("BA", id, note("from BA"));
        var walker = acts.opensOperation("RS", "Walker", OperationKind.JOINT_ACTION);
        say("RS", walker, admit("BA", CaseRole.PARTNER, true));

        turnTo(exchange.bosniaLeavesDrugs(TestHub.NOW));

        assertThat(file("BA", id)).isEmpty();
        assertThat(entries("BA", id)).containsOnlyKeys(note);
        assertThat(operation("BA", walker)).isEmpty();
        assertThat(entries("BA", walker)).isEmpty();
        assertThat(roles("RS", id)).containsOnlyKeys("RS");
        assertThat(entries("RS", id)).containsKey(note);
        assertThat(operation("RS", walker).orElseThrow().getParticipants())
                .extracting(CaseParticipant::getCountry)
                .containsExactly("RS");
        assertThat(refusal("RS", say("RS", walker, end(OperationEnding.HANDED_OVER, "BA"))))
                .isEqualTo(CaseRefusal.NOT_A_PARTICIPANT);
    }

    @Test
    void whoLeavesTheWorkingGroupLosesTheCaseThatItsOwnAlertIsIn() {
        open();

        turnTo(exchange.bosniaLeavesDrugs(TestHub.NOW));

        assertThat(file("BA", opened)).isEmpty();
        assertThat(entries("BA", opened)).isEmpty();
        assertThat(roles("RS", opened)).containsOnlyKeys("RS");
    }

    @Test
    void whoLeavesTheExchangeLosesItsOwnWordsToo() {
        open();
        say("BA", opened, note("from BA"));
        var walker = acts.opensOperation("BA", "Walker", OperationKind.JOINT_ACTION);

        turnTo(exchange.bosniaLeaves(TestHub.NOW));

        assertThat(told("BA").keySet()).extracting(EventKey::subject).contains(opened, walker);
        assertThat(told("BA").values())
                .allSatisfy(event -> assertThat(event.getErasure()).isNotNull());
    }

    @Test
    void whereTheLeadOfAnOperationHasLeftItsPartnersMayEndIt() {
        var walker = acts.opensOperation("BA", "Walker", OperationKind.JOINT_ACTION);
        say("BA", walker, admit("RS", CaseRole.PARTNER, true));
        assertThat(refusal("RS", say("RS", walker, end(OperationEnding.ARCHIVED, null))))
                .isEqualTo(CaseRefusal.NOT_THE_LEAD);

        turnTo(exchange.bosniaLeavesDrugs(TestHub.NOW));
        say("RS", walker, end(OperationEnding.ARCHIVED, null));

        assertThat(operation("RS", walker).orElseThrow().getEnding()).isEqualTo(OperationEnding.ARCHIVED);
    }

    @Test
    void aCaseWhoseAlertsAreAllErasedStaysWithThoseWhoWereAdmitted() {
        open();
        say("RS", opened, admit("ME", CaseRole.PARTNER, true));

        tell(serbian.erased(), bosnian.erased());

        assertThat(roles("ME", opened)).containsOnlyKeys("RS", "ME");
    }

    // ---- rebuild ----

    @Test
    void aRebuildReadsWhatWasDecidedInWhateverOrderAndTellsNobodyTwice() {
        open();
        var own = Told.by("RS").onlyTo("BA");
        tell(own);
        var second = acts.opensCase("RS", "second", own.id().toString());
        var walker = acts.opensOperation("RS", "Walker", OperationKind.JOINT_ACTION);
        say("RS", opened, attachTo(walker));
        say("RS", walker, admit("ME", CaseRole.OBSERVER, false));
        var task = say("BA", opened, task("ask", "RS"));
        say("RS", opened, merge(second));
        say("RS", second, note("refused, for it is merged"));
        say(
                "RS",
                opened,
                of(CaseActKind.CHANGE_TASK).setTask(task.act().orElseThrow()).setTaskStatus(TaskStatus.DONE));
        say("RS", opened, status(CaseStatus.CLOSED, "done"));
        say("BA", opened, note("refused, for it is closed"));
        tell(serbian.amended());
        var before = new HashMap<String, Map<EventKey, ExchangeEvent>>();
        COUNTRIES.forEach(country -> before.put(country, told(country)));

        for (int seed = 0; seed < 4; seed++) {
            var again = new ArrayList<>(said);
            Collections.shuffle(again, new Random(seed));
            try (var rebuilt = new TestHub(exchange)) {
                rebuilt.complete.set(false);
                publish(rebuilt);
                again.forEach(rebuilt::tell);

                rebuilt.complete.set(true);
                rebuilt.letTimePass(Duration.ofSeconds(2));

                assertThat(COUNTRIES)
                        .allSatisfy(
                                country -> assertThat(rebuilt.provenTo(country)).isEmpty());
                new Acts(exchange, rebuilt::tell)
                        .say("RS", opened, status(CaseStatus.OPEN, "again").setBasedOn(version("RS", opened)));
                assertThat(rebuilt.provenTo("BA")
                                .map(proven -> proven.proof().event())
                                .filter(event -> event.getCaseFile() != null)
                                .filter(event -> event.getSubjectId().equals(opened)))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.getVersion()).isEqualTo(version("BA", opened) + 1);
                            assertThat(event.getCaseFile().getAlerts())
                                    .isEqualTo(file("BA", opened).orElseThrow().getAlerts());
                        });
            }
        }
    }

    @Test
    void anActThatItsAuthorRewritesAfterItWasDecidedIsCarriedOutAsItWasOrNotAtAll() {
        open();
        var key = say("RS", opened, note("as it was"));
        var original = said.removeLast();
        var rewritten = new ArrayList<ProducerRecord<byte[], byte[]>>();
        new Acts(exchange, rewritten::add).say("RS", opened, key.act().orElseThrow(), note("as it is wanted now"));

        for (var stillThere : List.of(List.of(original), List.<ProducerRecord<byte[], byte[]>>of())) {
            try (var rebuilt = new TestHub(exchange)) {
                rebuilt.complete.set(false);
                publish(rebuilt);
                said.forEach(rebuilt::tell);
                rewritten.forEach(rebuilt::tell);
                stillThere.forEach(rebuilt::tell);

                rebuilt.complete.set(true);
                rebuilt.letTimePass(Duration.ofSeconds(2));

                assertThat(textsOf(rebuilt)).hasSize(stillThere.size()).allMatch("as it was"::equals);
                assertThat(rebuilt.count("exchange.case.acts.passed.over", "reason", "REWRITTEN"))
                        .isEqualTo(1);
                assertThat(rebuilt.count("exchange.case.acts.passed.over", "reason", "LOST"))
                        .isEqualTo(1 - stillThere.size());
            }
        }
        hub.tell(rewritten.getFirst());
        assertThat(textsOf(hub)).containsExactly("as it was");
        assertThat(hub.count("exchange.case.acts.passed.over", "reason", "REWRITTEN"))
                .isEqualTo(1);
    }

    /** Of notes that were carried out. */
    private static List<String> textsOf(TestHub of) {
        var texts = new ArrayList<String>();
        try (var lines = of.<Line>store(Ledger.LINES).all()) {
            lines.forEachRemaining(
                    line -> Optional.ofNullable(line.value.entry().getAct())
                            .map(CaseAct::getText)
                            .ifPresent(texts::add));
        }
        return texts;
    }

    @Test
    void nobodyIsToldTheHashesOfActs() {
        open();
        say("RS", opened, note("seen"));

        assertThat(hub.provenTo("BA").map(proven -> proven.proof().event().getCaseEntry()))
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allMatch(entry -> entry.getActSha256() == null);
        assertThat(hub.records(TopicName.journal().name())).isNotEmpty();
    }

    @Test
    void whatIsSaidWhileTheHubIsBeingBuiltWaits() {
        open();
        try (var rebuilt = new TestHub(exchange)) {
            rebuilt.complete.set(false);
            publish(rebuilt);
            var later = new Acts(exchange, rebuilt::tell);
            later.say("RS", opened, note("meanwhile"));
            said.forEach(rebuilt::tell);
            assertThat(rebuilt.provenTo("BA")).isEmpty();

            rebuilt.complete.set(true);
            rebuilt.letTimePass(Duration.ofSeconds(2));

            assertThat(rebuilt.provenTo("BA").map(proven -> proven.proof().event()))
                    .anyMatch(event -> event.getCaseEntry() != null
                            && event.getCaseEntry().getAct() != null
                            && "meanwhile".equals(event.getCaseEntry().getAct().getText()));
        }
    }

    @Test
    void whatWaitsIsDecidedInTheOrderInWhichItCameHoweverMuchItIs() {
        open();
        try (var rebuilt = new TestHub(exchange)) {
            rebuilt.complete.set(false);
            publish(rebuilt);
            said.forEach(rebuilt::tell);
            var decidedBefore = journal(rebuilt);
            var later = new Acts(exchange, rebuilt::tell);
            var waiting = new ArrayList<String>();
            for (int n = 0; n < 230; n++) {
                waiting.add(later.say("RS", opened, note("note " + n)).toString());
            }

            rebuilt.complete.set(true);
            rebuilt.letTimePass(Duration.ofSeconds(2));

            assertThat(decidedBefore).isEmpty();
            assertThat(journal(rebuilt)).isEqualTo(waiting);
        }
    }

    private static List<String> journal(TestHub of) {
        return of.records(TopicName.journal().name()).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    // ---- the stage ----

    private void open() {
        tell(serbian, bosnian);
        confirm(hit, "RS", "BA");
        assertThat(file("RS", opened)).isPresent();
    }

    /** The country works in the case for the sake of an alert that RS alone may read. */
    private void hide(String country) {
        var secret = Told.by(country).onlyTo("RS");
        tell(secret);
        say("RS", opened, add(secret.id().toString()));
    }

    private void turnTo(ExchangeDirectory directory) {
        hub.directory.set(directory);
        hub.letTimePass(Duration.ofSeconds(2));
    }

    private void confirm(HitId of, String... countries) {
        for (var country : countries) {
            judge(of, country, VerdictKind.CONFIRMED);
        }
    }

    private void judge(HitId of, String country, VerdictKind verdict) {
        judge(of, country, verdict, 1);
    }

    private void judge(HitId of, String country, VerdictKind verdict, int version) {
        tell(exchange.verdict(inbox(country), of, country, version, verdict, "basis"));
    }

    private EventKey say(String country, String subject, CaseAct.Builder act) {
        return acts.say(country, subject, act);
    }

    private void tell(Told... alerts) {
        for (var alert : alerts) {
            TestHub.topicsOf(alert.event()).forEach(topic -> tell(exchange.record(topic, alert.event())));
        }
    }

    private void tell(ProducerRecord<byte[], byte[]> record) {
        said.add(record);
        hub.tell(record);
    }

    /** Of casework: the last under each key. */
    private Map<EventKey, ExchangeEvent> told(String country) {
        var last = new HashMap<EventKey, ExchangeEvent>();
        hub.provenTo(country)
                .filter(proven -> !(proven instanceof ProvenEvent.OfHit))
                .forEach(proven -> last.put(proven.proof().key(), proven.proof().event()));
        return last;
    }

    private Map<EventKey, ExchangeEvent> told(String country, String subject) {
        var last = told(country);
        last.keySet().removeIf(key -> !key.subject().equals(subject));
        return last;
    }

    private Optional<CaseFile> file(String country, String id) {
        return Optional.ofNullable(told(country).get(EventKey.ofState(id))).map(ExchangeEvent::getCaseFile);
    }

    private Optional<Operation> operation(String country, String id) {
        return Optional.ofNullable(told(country).get(EventKey.ofState(id))).map(ExchangeEvent::getOperation);
    }

    private Map<String, CaseRole> roles(String country, String id) {
        return file(country, id).orElseThrow().getParticipants().stream()
                .collect(Collectors.toMap(CaseParticipant::getCountry, CaseParticipant::getRole));
    }

    private List<String> liaisons(String country, String id) {
        return file(country, id).orElseThrow().getParticipants().stream()
                .flatMap(participant -> Optional.ofNullable(participant.getLiaison()).stream())
                .map(Contact::getUnit)
                .toList();
    }

    private int version(String country, String id) {
        return Objects.requireNonNull(told(country).get(EventKey.ofState(id))).getVersion();
    }

    private Map<EventKey, CaseEntry> entries(String country, String id) {
        var entries = new HashMap<EventKey, CaseEntry>();
        told(country, id).forEach((key, event) -> {
            if (event.getCaseEntry() != null) {
                entries.put(key, event.getCaseEntry());
            }
        });
        return entries;
    }

    private CaseEntry entry(String country, EventKey key) {
        return Objects.requireNonNull(entries(country, key.subject()).get(key));
    }

    private List<CaseEntryKind> kinds(String country, String id) {
        return entries(country, id).values().stream().map(CaseEntry::getKind).toList();
    }

    private CaseRefusal refusal(String country, EventKey act) {
        return entry(country, act).getRefusal();
    }

    /** The hub's topics as another generation left them. */
    private void publish(TestHub to) {
        for (var topic : List.of(
                "exchange.hub.rs.v1",
                "exchange.hub.ba.v1",
                "exchange.hub.me.v1",
                TopicName.journal().name())) {
            hub.records(topic).forEach(record -> to.tell(topic, record.key(), record.value(), record.headers()));
        }
    }
}
